import type { Page, TestInfo } from '@playwright/test'
import { expectNoViolations } from './no-violations.ts'

/** Takes a picture of the page under a name, and finds nothing wrong with it. */
export function looker(page: Page, info: TestInfo): (name: string) => Promise<void> {
  return async (name) => {
    await page.screenshot({ path: info.outputPath(`${name}.png`) })
    await expectNoViolations(page)
  }
}
