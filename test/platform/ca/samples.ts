import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { samples } from '../../../build/samples/index.ts'
import { SAMPLE_PASSWORD } from '../../../shared/domain/seal/sample.ts'
import { issue, type CertificateRequest } from './authority.ts'
import { toPkcs12 } from './pkcs12.ts'

const VALID = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2036-12-31T00:00:00Z') }
const ORGANIZATION = '参考平台（演示）'

/**
 * Provisions the sample tasks: an authority, a certificate for each expert and each institution.
 *
 * The authority's own key is thrown away, so nobody can issue another one under it.
 */
export async function writeSampleCertificates(folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true })
  const root = await issue(
    request({ name: '示例根证书（仅供演示）', key: 'rsa-3072', isAuthority: true }),
  )
  const pem = Buffer.from(root.certificate.toSchema().toBER()).toString('base64')
  const lines = pem.match(/.{1,64}/g) ?? []
  await writeFile(
    join(folder, 'sample-root.crt'),
    ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  )
  const names = [...new Set(samples.flatMap(namesIn))]
  for (const name of names) {
    const identity = await issue(request({ name, key: 'rsa-2048', isAuthority: false }), root)
    await writeFile(join(folder, `${name}.p12`), await toPkcs12(identity, SAMPLE_PASSWORD))
  }
  await writeFile(join(folder, 'README.md'), README)
  return names
}

function namesIn({ package: { panel } }: (typeof samples)[number]): readonly string[] {
  const { institution, experts } = panel
  return [...experts.map(({ name }) => name), institution]
}

function request(
  change: Pick<CertificateRequest, 'name' | 'key' | 'isAuthority'>,
): CertificateRequest {
  return { organization: ORGANIZATION, ...VALID, ...change }
}

const README = `# 示例证书

随程序附带，供示例任务演示电子签章；由参考平台的演示机构签发，有效期至 2036 年 12 月 31 日。

- 所有 .p12 文件的密码都是 \`${SAMPLE_PASSWORD}\`。
- 任何人都能读到这些私钥，签章不证明任何事；本程序只在标有“示例”的任务中信任 \`sample-root.crt\`。
- 真实任务请使用签发机构发给专家和评测机构的证书。

重新签发：\`npm run platform -- certificates --out electron/resources/samples/certificates\`
`
