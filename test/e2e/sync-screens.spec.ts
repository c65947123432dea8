import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Page, TestInfo } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { task } from '../../db/schema.ts'
import * as keys from '../walk/keys.ts'
import { openPlace } from '../walk/moves.ts'
import { startSamplePlatform } from '../walk/sample-platform.ts'
import { withData } from './data.ts'
import { expect, test } from './fixtures.ts'
import { freePort } from './free-port.ts'
import { expectNoViolations } from './no-violations.ts'
import { signedOpinions } from './signed-opinions.ts'

const LONG_NAME =
  '吉林省长春市汽车经济技术开发区某某智能网联汽车电子控制系统零部件研发制造（集团）股份有限公司第二分公司（示例）'
const MANY = 40
/** A small laptop, and a large screen at 150 %. */
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1280, height: 720 },
] as const
const PATIENTLY = { timeout: 300_000 }

function looker(page: Page, info: TestInfo) {
  return async (name: string): Promise<void> => {
    for (const size of SIZES) {
      await page.setViewportSize(size)
      await page.screenshot({ path: info.outputPath(`${name}-${size.width}.png`) })
      const isWide = await page.evaluate(() => {
        const main = document.querySelector('main')
        return main !== null && main.scrollWidth > main.clientWidth + 1
      })
      expect(isWide, `${name} scrolls sideways`).toBe(false)
    }
    await expectNoViolations(page)
  }
}

test('the sync centre says in each of its states where it is and what to do', async ({
  start,
  folder,
}, info) => {
  test.setTimeout(1_200_000)
  const options = { dataDir: join(folder, 'platform'), port: await freePort() }
  let platform = await startSamplePlatform(options)

  await test.step('nothing to send, never registered', async () => {
    const { page, close } = await start()
    await openPlace(page, '同步')
    await expect(page.getByText('还没有可上报的任务')).toBeVisible()
    await looker(page, info)('1-empty')
    await close()
  })

  const evidence = Array.from({ length: MANY - 1 }, () => [randomBytes(60_000)])
  await signedOpinions(folder, platform.url, { evidence })
  await withData(folder, async (_call, _grant, core) => {
    core.context.db.orm.run(sql`update ${task} set enterprise = ${LONG_NAME}`)
  })
  const { page } = await start()
  const look = looker(page, info)
  await openPlace(page, '同步')

  await test.step('forty to send, registered and signed in by keys alone', async () => {
    await expect(page.getByRole('heading', { name: `待上报 ${MANY}` })).toBeVisible()
    await look('2-never-registered')
    const { code, account, password } = platform.signIn
    await keys.type(page, page.getByRole('textbox', { name: /登记码/ }), code)
    await keys.type(page, page.getByRole('textbox', { name: '设备名称' }), '评测二组 1 号笔记本')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: '账号' })).toBeVisible()
    await look('3-signed-out')
    await keys.type(page, page.getByRole('textbox', { name: '账号' }), account)
    await keys.type(page, page.getByLabel('密码', { exact: true }), password)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: '退出登录' })).toBeVisible()
    await look('4-ready')
  })

  await test.step('running, seen from another screen, and paused', async () => {
    await keys.press(page, page.getByRole('button', { name: `开始同步（上报 ${MANY} 份）` }))
    await expect(page.getByText('正在发送').first()).toBeVisible(PATIENTLY)
    await look('5-running')
    await openPlace(page, '任务')
    await expect(page.getByRole('link', { name: /正在(上报 \d+%|同步)/ })).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: LONG_NAME })).not.toHaveCount(0)
    await expect(page.getByRole('link', { name: /份验收意见待上报/ })).toBeVisible()
    await look('6-task-list')
    await openPlace(page, '同步')
    await keys.press(page, page.getByRole('button', { name: '暂停', exact: true }).first())
    await expect(page.getByText('上报已暂停')).toBeVisible()
    await look('7-paused')
  })

  await test.step('waiting for the network, and going on', async () => {
    await platform.close()
    await keys.press(page, page.getByRole('button', { name: '继续同步' }))
    await expect(page.getByText(/\d+ (秒|分钟)后自动继续/)).toBeVisible(PATIENTLY)
    await look('8-waiting')
    await page.getByRole('button', { name: '复制给技术支持' }).first().click()
    await expect(page.getByText('已复制').first()).toBeVisible()
    platform = await startSamplePlatform(options)
    await page.getByRole('button', { name: '立即继续' }).click()
    await expect(page.getByRole('heading', { name: `已上报 ${MANY}` })).toBeVisible(PATIENTLY)
    await look('9-all-sent')
  })

  await test.step('a receipt, and what was sent with it', async () => {
    await keys.press(page, page.getByRole('button', { name: '查看回执' }).first())
    const dialog = page.getByRole('dialog')
    await expect(dialog.locator('canvas').first()).toBeVisible({ timeout: 60_000 })
    await look('10-receipt')
    await page.keyboard.press('Escape')
    await page.getByText(/^同步记录 \d+$/).click()
    await page.getByText(/^同步记录 \d+$/).scrollIntoViewIfNeeded()
    await look('11-history')
  })
  await platform.close()
})
