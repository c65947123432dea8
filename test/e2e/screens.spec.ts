import type { Page } from '@playwright/test'
import { STEPS, STEP_NAMES } from '../../shared/domain/record/terms.ts'
import { withData } from './data.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'

/** How the screens are looked at: laptops of the field, a desk, the dark of a workshop, a tablet. */
const LOOKS = [
  { name: 'laptop', width: 1366, height: 768, scheme: 'light', isTouch: false },
  { name: 'dark', width: 1366, height: 768, scheme: 'dark', isTouch: false },
  { name: 'desk', width: 1920, height: 1080, scheme: 'light', isTouch: false },
  { name: 'tablet', width: 820, height: 1180, scheme: 'light', isTouch: true },
] as const

const PLACES = [
  ['/tasks', '任务'],
  ['/tasks/new', '现场录入任务'],
  ['/upload', '同步中心'],
  ['/verify', '核验文书'],
  ['/settings', '设置'],
  ['/help', '帮助'],
] as const

/** Smaller than this, a finger misses (WCAG 2.2, target size). */
const SMALLEST_TARGET = 24

test.describe.configure({ mode: 'parallel' })

for (const look of LOOKS) {
  test(`every screen is whole, readable and reachable: ${look.name}`, async ({
    start,
    folder,
    signedTask: taskId,
  }, info) => {
    await withData(folder, async (call) => {
      await call('opinion.reopen', { taskId, reason: '更正一处笔误' })
    })
    const { page } = await start()
    await dress(page, look)
    const seen = async (name: string): Promise<void> => {
      // What is folded is looked at, too.
      await page.evaluate(() => {
        for (const folded of document.querySelectorAll('details')) folded.open = true
      })
      await page.waitForFunction(() => [...document.images].every(({ complete }) => complete))
      await page.screenshot({ path: info.outputPath(`${name.replaceAll('/', '-')}.png`) })
      await expectWhole(page, name)
      await expectNoViolations(page)
    }
    for (const [place, title] of PLACES) {
      await goTo(page, place, title)
      await seen(place)
    }
    for (const step of STEPS) {
      await goTo(page, `/tasks/${taskId}/${step}`, STEP_NAMES[step])
      await seen(step)
      const views = page.locator('main .ant-segmented-item')
      for (let index = 1; index < (await views.count()); index++) {
        await views.nth(index).click()
        await seen(`${step}-${index}`)
      }
    }
    await goTo(page, `/tasks/${taskId}/bin`, '回收站')
    await seen('bin')
    await goTo(page, `/tasks/${taskId}/documents`, '文书')
    await seen('documents')
  })
}

async function dress(page: Page, look: (typeof LOOKS)[number]): Promise<void> {
  const { width, height, scheme, isTouch } = look
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  if (!isTouch) return
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 })
}

async function goTo(page: Page, path: string, title: string): Promise<void> {
  await page.evaluate((to) => (window.location.hash = `#${to}`), path)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** Nothing sticks out at the side, and what is pressed is large enough for a finger. */
async function expectWhole(page: Page, name: string): Promise<void> {
  const faults = await page.evaluate((smallest) => {
    const wide = [document.documentElement, ...document.querySelectorAll('main, .task-work')]
      .filter((box) => box.scrollWidth > box.clientWidth + 1)
      .map((box) => `${box.tagName}.${box.className} scrolls sideways`)
    const small = [
      ...document.querySelectorAll('button, a[href], [role="radio"], [role="checkbox"]'),
    ]
      .map((target) => ({ target, box: target.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < smallest || box.height < smallest))
      .map(({ target, box }) => `${target.outerHTML.slice(0, 120)} is ${box.width}x${box.height}`)
    return [...wide, ...small]
  }, SMALLEST_TARGET)
  expect.soft(faults, name).toEqual([])
}
