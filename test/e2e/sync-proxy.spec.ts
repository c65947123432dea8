import { KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { startHttpProxy } from '../helpers/http-proxy.ts'
import { issue } from '../platform/ca/authority.ts'
import { startSamplePlatform } from '../walk/sample-platform.ts'
import { signIn } from '../walk/steps.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'
import { signedOpinions } from './signed-opinions.ts'

/** The tool tries again by itself within a minute. */
const BY_ITSELF = { timeout: 240_000 }

for (const scheme of ['http', 'https'] as const) {
  test(`the system's proxy is used for ${scheme}, and its login page is never taken for the platform`, async ({
    start,
    folder,
  }, info) => {
    test.setTimeout(900_000)
    const platform = await startSamplePlatform({
      dataDir: join(folder, 'platform'),
      port: 0,
      ...(scheme === 'https' ? { tls: await ownCertificate() } : {}),
    })
    await signedOpinions(folder, platform.url)
    const proxy = await startHttpProxy()
    // The certificate is the test's own; what is tested is the way there.
    const args = scheme === 'https' ? ['--ignore-certificate-errors'] : []
    const { page } = await start(args, proxy.env)
    await page.setViewportSize({ width: 1366, height: 768 })
    await signIn(page, platform.signIn)
    const { host } = new URL(platform.url)
    const way = scheme === 'https' ? `CONNECT ${host}` : `POST ${platform.url}`
    expect(proxy.asked.filter((one) => one.startsWith(way)).length).toBeGreaterThan(0)

    const alert = page.getByRole('alert')
    for (const mood of ['login-page', 'needs-password'] as const) {
      proxy.setMood(mood)
      const before = proxy.asked.length
      await page.getByRole('button', { name: /开始同步|立即继续/ }).click()
      await expect.poll(() => proxy.asked.length, BY_ITSELF).toBeGreaterThan(before)
      // In a tunnel nothing of the proxy's own answer can be seen.
      const words = mood === 'login-page' && scheme === 'http' ? '一个网页' : '代理服务器'
      await expect(alert.filter({ hasText: words }).first()).toBeVisible(BY_ITSELF)
      await expect(alert.filter({ hasText: '请打开浏览器登录网络' }).first()).toBeVisible()
      await page.screenshot({ path: info.outputPath(`${mood}.png`) })
      await expectNoViolations(page)
      await expect(page.getByRole('heading', { name: /已上报/ })).toHaveCount(0)
    }
    proxy.setMood('open')
    await expect(page.getByRole('heading', { name: '已上报 1' })).toBeVisible(BY_ITSELF)
    await page.screenshot({ path: info.outputPath('let-through.png') })
    await proxy.close()
    await platform.close()
  })
}

async function ownCertificate(): Promise<{ readonly key: string; readonly cert: string }> {
  const { certificate, privateKey } = await issue({
    name: '127.0.0.1',
    organization: '参考平台',
    key: 'p-256',
    from: new Date('2026-01-01'),
    until: new Date('2036-01-01'),
    isAuthority: false,
  })
  const der = Buffer.from(certificate.toSchema().toBER()).toString('base64')
  return {
    key: String(KeyObject.from(privateKey).export({ type: 'pkcs8', format: 'pem' })),
    cert: `-----BEGIN CERTIFICATE-----\n${der}\n-----END CERTIFICATE-----\n`,
  }
}
