import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readTaskPackage } from '../../electron/core/exchange/read-task-package.ts'
import { startSamplePlatform } from './sample-platform.ts'
import { startApp } from './app.ts'
import * as steps from './steps.ts'

/**
 * The main job by itself in the real app, on a sample task, against the reference platform on
 * loopback: what `npm start` does where there is no display.
 */
const root = resolve(import.meta.dirname, '../..')
const out = await mkdtemp(join(tmpdir(), 'smedt-walk-'))
const pictures = join(out, 'screenshots')
await mkdir(pictures)
const data = join(out, 'data')

const opened = await readTaskPackage(
  join(root, 'electron/resources/samples/sample-auto-parts.taskpkg'),
)
const pkg = opened.package
await opened.close()
const experts = pkg.panel.experts.toSorted(
  (a, b) => Number(b.role === 'leader') - Number(a.role === 'leader'),
)
const leader = experts[0]
const last = experts.at(-1)
if (!leader || !last) throw new Error('a panel has experts')
const claimed = pkg.selfAssessment.after.scenarios['S16'] ?? 0

const platform = await startSamplePlatform({ dataDir: join(out, 'platform'), port: 0 })
const running = await startApp(data)
const { page } = running
let picture = 0

async function step(title: string, work: () => Promise<unknown>): Promise<void> {
  process.stdout.write(`${title} ... `)
  const startedAt = Date.now()
  await work()
  const name = `${String((picture += 1)).padStart(2, '0')}-${title}.png`
  await page.screenshot({ path: join(pictures, name) })
  process.stdout.write(`${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`)
}

try {
  await step('设置平台地址', () => steps.setPlatform(page, platform.url))
  await steps.openPlace(page, '任务')
  await step('导入示例任务', () => steps.importSamples(page))
  await step('项目概览', () => steps.openTask(page, pkg.application.enterpriseName))
  await step('专家组', () => steps.openPanel(page, pkg))
  await step('书面材料审核', () => steps.reviewDocuments(page, pkg, '本项目不涉及'))
  await step('现场勘查', () => steps.surveySite(page, pkg, '看板已上线，个别历史数据尚未补录'))
  await step('人员访谈', () =>
    steps.interview(page, '周建国', '对改造内容和成效说得清楚，与台账一致。'),
  )
  await step('问卷调查', () => steps.fillQuestionnaire(page, pkg))
  await step('系统演示', () =>
    steps.watchDemonstration(page, '用当日生产数据演示，与车间现场一致。'),
  )
  for (const expert of experts) {
    const own = expert === last ? { S16: Math.max(0, claimed - 1) } : {}
    await step(`评测打分-${expert.name}`, async () => {
      await steps.actAs(page, expert.name)
      await steps.score(page, pkg, expert.id, own)
    })
  }
  await step('专家组核定', async () => {
    await steps.actAs(page, leader.name)
    await steps.verifyScores(page, {
      code: 'S16',
      level: claimed,
      reason: '经讨论，按现场演示核定',
    })
  })
  await step('验收意见', () => steps.writeOpinion(page, '建议企业持续开展数据治理。'))
  await step('定稿', () => steps.freezeOpinion(page))
  for (const { name } of experts) await step(`签字-${name}`, () => steps.sign(page, name))
  const pdf = join(out, '验收意见.pdf')
  await step('导出PDF', () => steps.savePdf(running, pdf))
  await step('登录平台', () => steps.signIn(page, platform.signIn))
  await steps.openPlace(page, '任务')
  await steps.openTask(page, pkg.application.enterpriseName)
  await step('上报', () => steps.upload(page))
  const receipt = join(out, '回执.txt')
  const facts = await page.locator('.sync-receipt').innerText()
  await writeFile(receipt, `${facts}\n`)
  console.log(`
演示完成 / The main job is done:
  验收意见 PDF   ${pdf}
  回执 receipt   ${receipt}
  截图 pictures  ${pictures}
  数据 data      ${data}
  平台 platform  ${join(out, 'platform')}`)
} catch (error) {
  await page.screenshot({ path: join(pictures, 'failed.png') }).catch(() => undefined)
  console.error(`\n演示中断，截图在 ${pictures}\n`, error, '\n', running.log.join(''))
  process.exitCode = 1
} finally {
  await running.close()
  await platform.close()
}
