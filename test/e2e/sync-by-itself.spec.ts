import { join } from 'node:path'
import { startHttpProxy } from '../helpers/http-proxy.ts'
import { openPlace } from '../walk/moves.ts'
import { startSamplePlatform } from '../walk/sample-platform.ts'
import { expect, test } from './fixtures.ts'
import { freePort } from './free-port.ts'
import { expectNoViolations } from './no-violations.ts'
import { signedOpinions } from './signed-opinions.ts'

/** Shorter than the five minutes after which the switch looks by itself. */
const BEFORE_ITS_TIME = { timeout: 200_000 }

test('switched on, it sends without a click once the line is back; switched off, it is silent', async ({
  start,
  folder,
}, info) => {
  test.setTimeout(900_000)
  const options = { dataDir: join(folder, 'platform'), port: await freePort() }
  let platform = await startSamplePlatform(options)
  await signedOpinions(folder, platform.url, { signIn: platform.signIn })
  await platform.close()
  const proxy = await startHttpProxy()
  const { app, page, close } = await start([], proxy.env)
  const wakeUp = () => app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
  await page.setViewportSize({ width: 1366, height: 768 })
  await openPlace(page, '同步')
  await wakeUp()
  const toggle = page.getByRole('switch', { name: '有网络时自动上报' })
  await expect(toggle).not.toBeChecked()
  expect(proxy.asked).toEqual([])

  await toggle.click()
  await expect(page.getByRole('alert').filter({ hasText: '连不上平台' })).toBeVisible(
    BEFORE_ITS_TIME,
  )
  await page.screenshot({ path: info.outputPath('1-waits-for-the-line.png') })
  await expectNoViolations(page)
  platform = await startSamplePlatform(options)
  await wakeUp()
  await expect(page.getByRole('heading', { name: '已上报 1' })).toBeVisible(BEFORE_ITS_TIME)
  await expect(page.getByText('全部已上报')).toBeVisible(BEFORE_ITS_TIME)

  // At most one in ten seconds does anything, so it is told more than once.
  const after = proxy.asked.length
  await expect
    .poll(() => wakeUp().then(() => proxy.asked.length), BEFORE_ITS_TIME)
    .toBeGreaterThan(after)
  await expect(page.getByText('全部已上报')).toBeVisible(BEFORE_ITS_TIME)
  const again = proxy.asked.length
  await expect
    .poll(async () => {
      await page.context().setOffline(true)
      await page.context().setOffline(false)
      return proxy.asked.length
    }, BEFORE_ITS_TIME)
    .toBeGreaterThan(again)

  await expect(page.getByText('全部已上报')).toBeVisible(BEFORE_ITS_TIME)
  await toggle.click()
  await expect(toggle).not.toBeChecked()
  const silent = proxy.asked.length
  await wakeUp()
  await close()
  const restarted = await start([], proxy.env)
  await openPlace(restarted.page, '同步')
  await restarted.app.evaluate(({ powerMonitor }) => powerMonitor.emit('unlock-screen'))
  await expect(restarted.page.getByText('全部已上报')).toBeVisible()
  expect(proxy.asked.slice(silent)).toEqual([])
  await proxy.close()
  await platform.close()
})
