import { join } from 'node:path'
import { _electron, type Page } from '@playwright/test'
import { aLongSurvey, surveyText } from '../fixtures/survey-list.ts'
import { startApp } from '../walk/app.ts'
import { timeOfClick, timeOfTyping } from '../walk/measure.ts'
import { openPlace } from '../walk/steps.ts'
import { electronPath, sandboxArgs } from './bare-app.ts'
import { writeListApp } from './long-survey-page.ts'
import { summarize, takePairs, type Pair } from './pairs.ts'
import type { Bench, Row } from './row.ts'
import { aSampleCore, TASK_ROW } from './sample-core.ts'

const POINTS = aLongSurvey(5000)
type Ours = { readonly page: Page; readonly enterprise: string }
const DRAWN = '.survey-point[data-drawn="true"] [role="radio"]'
const LAST_PLAIN = '.point:last-child textarea'

/** A project of 5,000 own checkpoints is opened from the list of tasks; both windows are warm. */
export const open5000: Bench = {
  name: 'open-5000',
  run: (folder) =>
    withBoth(folder, async (ours, plain) => {
      const pairs = await takePairs({
        pairs: 12,
        warmUps: 2,
        ours: () => openSurvey(ours),
        other: async () => {
          await plain.reload()
          return timeOfClick(plain, '#open', LAST_PLAIN)
        },
      })
      return [row('open a project of 5,000 checkpoints', pairs, 'click to first card painted')]
    }),
}

/** Each time another of the 5,000 is looked for. */
export const filter5000: Bench = {
  name: 'filter-5000',
  run: (folder) =>
    withBoth(folder, async (ours, plain) => {
      await openSurvey(ours)
      await timeOfClick(plain, '#open', LAST_PLAIN)
      let turn = 0
      const find = async (page: Page, field: string): Promise<number> => {
        const text = `第${4000 + (turn % 900)}号`
        const elapsed = await timeOfTyping(page, { field, text, until: '显示 1 / ' })
        await timeOfTyping(page, { field, text: '勘查点第', until: '显示 5000 / ' })
        return elapsed
      }
      const pairs = await takePairs({
        pairs: 30,
        warmUps: 5,
        ours: () => find(ours.page, '[aria-label="查找勘查点"]'),
        other: () => find(plain, '#find').finally(() => (turn += 1)),
      })
      return [row('filter 5,000 checkpoints', pairs, 'typed to the one found painted')]
    }),
}

async function withBoth(
  folder: string,
  work: (ours: Ours, plain: Page) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const data = join(folder, 'data')
  const { core, call, taskId } = await aSampleCore(data)
  const target = { kind: 'own-checkpoint', taskId, source: { text: surveyText(POINTS) } } as const
  const { sha256 } = await call('table.preview', target)
  await call('table.import', { ...target, sha256, acceptBadRows: false })
  const { summary } = await call('task.get', { taskId })
  core.close()
  const plainFolder = join(folder, 'plain')
  await writeListApp(plainFolder, POINTS)
  const ours = await startApp(data)
  const plain = await _electron.launch({
    executablePath: electronPath(),
    args: [...sandboxArgs, plainFolder],
  })
  try {
    await ours.page.locator(TASK_ROW).filter({ hasText: summary.enterprise }).click()
    await ours.page.getByRole('link', { name: /^现场勘查/ }).click()
    await ours.page.locator(DRAWN).first().waitFor()
    return await work(
      { page: ours.page, enterprise: summary.enterprise },
      await plain.firstWindow(),
    )
  } finally {
    await plain.close()
    await ours.close()
  }
}

/** Another task is opened in between: what is open already would be shown at once. */
async function openSurvey({ page, enterprise }: Ours): Promise<number> {
  await showTasks(page)
  await page.locator(TASK_ROW).filter({ hasNotText: enterprise }).last().click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await showTasks(page)
  const row = page.locator(TASK_ROW).filter({ hasText: enterprise })
  await row.evaluate((element) => element.setAttribute('data-measured', ''))
  return timeOfClick(page, '[data-measured]', DRAWN)
}

async function showTasks(page: Page): Promise<void> {
  await openPlace(page, '任务')
  await page.locator(TASK_ROW).first().waitFor()
}

function row(title: string, pairs: readonly Pair[], note: string): Row {
  return {
    title,
    against: 'bare Electron page, plain HTML list',
    summary: summarize(pairs),
    note: `${note}; real app, the page's own clock`,
  }
}
