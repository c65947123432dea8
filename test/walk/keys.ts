import type { Locator, Page } from '@playwright/test'
import { STEP_NAMES, type Step } from '../../shared/domain/record/terms.ts'

/** Moves by keys alone: nothing is clicked, and no focus is set from outside. */

/** More stops than any screen has. */
const MOST_STOPS = 500

/** Presses Tab until the focus is on what is wanted. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor({ state: 'attached' })
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${wanted.toString()}`)
}

export async function press(page: Page, wanted: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, wanted)
  await page.keyboard.press(key)
}

export async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(text)
}

/** Finds a step with Ctrl+K. */
export async function goToStep(page: Page, step: Step): Promise<void> {
  // The keys work once the task is there.
  await page.getByRole('button', { name: '查找 Ctrl K' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: '查找' }).waitFor()
  await page.keyboard.insertText(STEP_NAMES[step])
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: STEP_NAMES[step] }).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

/** The place of a group of options that Tab leads to. */
export const stopIn = (item: Locator): Locator =>
  item.locator('[role="radio"][tabindex="0"], [role="checkbox"][tabindex="0"]').first()

/** Answers items one after the other: their keys, then Down to the next. */
export async function walkDown(
  page: Page,
  items: Locator,
  keysOf: (index: number) => readonly string[],
): Promise<void> {
  await tabTo(page, stopIn(items.first()))
  const count = await items.count()
  for (let index = 0; index < count; index++) {
    for (const key of keysOf(index)) await page.keyboard.press(key)
    if (index < count - 1) await page.keyboard.press('ArrowDown')
  }
}

/** Signs on the open pad: a cross of two strokes. */
export async function writeWithKeys(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByLabel(`${name}的签名区`))
  for (const stroke of ['ArrowRight', 'ArrowUp'] as const) {
    await page.keyboard.press('Space')
    for (let step = 0; step < 6; step++) await page.keyboard.press(stroke)
    await page.keyboard.press('Space')
  }
  await press(page, page.getByRole('button', { name: /^确\s*认$/ }))
}

/** Chooses one of a list of the UI kit by its place, counted from the one that is chosen. */
export async function chooseDown(page: Page, box: Locator, places: number): Promise<void> {
  await press(page, box)
  for (let place = 0; place < Math.abs(places); place++)
    await page.keyboard.press(places > 0 ? 'ArrowDown' : 'ArrowUp')
  await page.keyboard.press('Enter')
}
