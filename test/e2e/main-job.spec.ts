import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sha256 } from '../../electron/core/hash.ts'
import * as steps from '../walk/steps.ts'
import { coreProcessId, killApp } from '../walk/app.ts'
import { expect, test } from './fixtures.ts'

const TYPED = {
  survey: '看板于十月上线，个别历史数据尚未补录',
  interview: '总经理对立项、合同和付款说得清楚',
  demonstration: '用当日工单演示，数量与车间白板一致',
  reason: '经讨论，按现场演示核定',
  advice: '建议在明年六月前完成能耗采集点的补装。',
} as const

test('the whole job, though core and the app are killed in the middle', async ({
  start,
  platform,
  pkg,
  folder,
}) => {
  const experts = pkg.panel.experts.toSorted(
    (a, b) => Number(b.role === 'leader') - Number(a.role === 'leader'),
  )
  const names = experts.map(({ name }) => name)
  const claimed = pkg.selfAssessment.after.scenarios['S16'] ?? 0
  let { app, page } = await start()
  await steps.setPlatform(page, platform.url)
  await steps.openPlace(page, '任务')
  await steps.importSamples(page)
  await steps.openTask(page, pkg.application.enterpriseName)
  await steps.openPanel(page, pkg)
  await steps.reviewDocuments(page, pkg, '本项目不涉及')

  // Core dies between two fields: the screen says so, and the next save goes through.
  process.kill(await coreProcessId(app), 'SIGKILL')
  await steps.surveySite(page, pkg, TYPED.survey)
  await steps.attachEvidence({ app, page }, 'checkpoint', await aPicture(folder))
  await steps.interview(page, '周建国', TYPED.interview)
  await steps.fillQuestionnaire(page, pkg)

  // The whole app dies right after 已保存: everything acknowledged is there again.
  await killApp(app)
  ;({ app, page } = await start())
  await steps.openPlace(page, '任务')
  await steps.openTask(page, pkg.application.enterpriseName)
  await steps.openStep(page, 'site-survey')
  await expect(page.getByText(TYPED.survey)).toBeVisible()
  await steps.openStep(page, 'interview')
  await page.getByText('周建国').first().click()
  await expect(page.getByText(TYPED.interview)).toBeVisible()

  await steps.watchDemonstration(page, TYPED.demonstration)
  for (const [index, expert] of experts.entries()) {
    await steps.actAs(page, expert.name)
    const isLast = index === experts.length - 1
    await steps.score(page, pkg, expert.id, isLast ? { S16: Math.max(0, claimed - 1) } : {})
  }
  await steps.actAs(page, names[0] ?? '')
  await steps.verifyScores(page, { code: 'S16', level: claimed, reason: TYPED.reason })
  await steps.writeOpinion(page, TYPED.advice)
  await steps.freezeOpinion(page)
  for (const name of names) await steps.sign(page, name)

  const pdf = join(folder, 'opinion.pdf')
  await steps.savePdf({ app, page }, pdf)
  const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).replace(/\s/gu, '')
  const { application } = pkg
  for (const part of [
    application.enterpriseName,
    application.projectName,
    application.projectLeader,
    application.phone,
    '验收结论：通过验收。',
    `表决：同意${names.length}票，不同意0票。`,
    TYPED.survey,
    TYPED.advice,
    ...names,
  ]) {
    expect(text).toContain(part.replace(/\s/gu, ''))
  }
  expect(inkShare(pdf)).toBeGreaterThan(0.02)

  await steps.signIn(page, platform.signIn)
  await steps.openPlace(page, '任务')
  await steps.openTask(page, pkg.application.enterpriseName)
  await steps.upload(page)
  await expect(page.locator('.task-frame, body').getByText('已上报').first()).toBeVisible()

  const store = new Database(join(folder, 'platform', 'platform.sqlite'), { readonly: true })
  const record = String(store.prepare('SELECT record FROM submissions').pluck().get())
  for (const typed of Object.values(TYPED)) expect(record).toContain(typed)
  const files = store.prepare('SELECT sha256, kind FROM submission_file').all() as readonly {
    readonly sha256: string
    readonly kind: string
  }[]
  store.close()
  const received = async (hash: string) =>
    readFile(join(folder, 'platform', 'files', hash.slice(0, 2), hash))
  for (const file of files) expect(sha256(await received(file.sha256))).toBe(file.sha256)
  const exported = sha256(await readFile(pdf))
  expect(files.find(({ kind }) => kind === 'opinion-pdf')?.sha256).toBe(exported)
  expect(files.map(({ sha256: hash }) => hash)).toContain(
    sha256(await readFile(join(folder, 'p.png'))),
  )
})

/** A small picture, made here. */
async function aPicture(folder: string): Promise<string> {
  const path = join(folder, 'p.png')
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  await writeFile(path, Buffer.from(pixel, 'base64'))
  return path
}

/** How much of the first page is dark when it is rendered: a blank page has none. */
function inkShare(pdf: string): number {
  const image = execFileSync('pdftoppm', ['-r', '40', '-gray', '-f', '1', '-l', '1', pdf])
  const pixels = image.subarray(image.length - 331 * 468)
  return pixels.filter((value) => value < 128).length / pixels.length
}
