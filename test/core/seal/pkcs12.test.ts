import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { renderAnnex5 } from '../../../electron/core/documents/annex5.ts'
import { commonName } from '../../../electron/core/seal/chain.ts'
import { assertIsPkcs12, openPkcs12 } from '../../../electron/core/seal/pkcs12.ts'
import type { AppErrorInfo } from '../../../shared/errors.ts'
import { refusal } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'
import {
  aCertificate,
  aCertificateFile,
  anAdapter,
  anAuthority,
  PASSWORD,
  sealed,
} from '../../helpers/seals.ts'
import type { Identity, KeyKind } from '../../platform/ca/authority.ts'
import { anAnnex5, FONTS } from '../documents/annex5-builders.ts'
import { runPdfTool } from '../documents/pdf-tools.ts'

let root: Identity
beforeAll(async () => {
  root = await anAuthority()
})

const namesOf = (chain: readonly X509Certificate[]) =>
  chain.map(({ subject }) => commonName(subject))

async function isValid(identity: Identity): Promise<boolean> {
  const base = await renderAnnex5(anAnnex5(), FONTS)
  const file = await sealed(base, 'signer-1', await anAdapter(identity))
  return runPdfTool(file, 'pdfsig', ['-nocert', '@']).toString().includes('Signature is Valid')
}

describe('a certificate file', () => {
  it.each<KeyKind>(['rsa-2048', 'rsa-3072', 'rsa-4096', 'p-256', 'p-384'])(
    'with a %s key makes seals that another program finds valid',
    async (key) => {
      expect(await isValid(await aCertificate('张敏', root, { key }))).toBe(true)
    },
  )

  it('whose certificate does not say what it is for may seal', async () => {
    expect(await isValid(await aCertificate('张敏', root, { key: 'p-256', use: null }))).toBe(true)
  })

  it('brings its chain along, from one certificate to four', async () => {
    const lone = await anAuthority({ name: '张敏', isAuthority: false })
    expect(namesOf((await anAdapter(lone)).chain)).toEqual(['张敏'])
    const names = ['张敏', '根']
    let issuer = await anAuthority({ name: '根' })
    for (const name of ['中级一', '中级二']) {
      expect(namesOf((await anAdapter(await aCertificate('张敏', issuer))).chain)).toEqual(names)
      issuer = await anAuthority({ name, key: 'rsa-2048' }, issuer)
      names.splice(1, 0, name)
    }
    const last = await aCertificate('张敏', issuer)
    expect(namesOf((await anAdapter(last)).chain)).toEqual(['张敏', '中级二', '中级一', '根'])
    expect(await isValid(last)).toBe(true)
  })

  it('that leaves its issuers out is completed with those known here', async () => {
    const identity = await aCertificate('张敏', root)
    const file = await aCertificateFile({ ...identity, issuers: [] })
    const known = new X509Certificate(Buffer.from(root.certificate.toSchema().toBER()))
    expect(namesOf((await openPkcs12(file, PASSWORD)).chain)).toEqual(['张敏'])
    expect(namesOf((await openPkcs12(file, PASSWORD, [known])).chain)).toEqual([
      '张敏',
      '测试根证书',
    ])
  })

  it.each([
    ['3DES and SHA-1, as Windows wrote them', OLD],
    ['RC2 and 3DES, as older ones are', [...OLD.slice(0, -4), ...RC2]],
    ['AES-256 and PBKDF2', ['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC']],
  ])('of another program is opened: %s', async (_kind, options) => {
    for (const key of ['rsa-2048', 'p-256'] as const) {
      const bytes = await exportedByOpenssl(await aCertificate('张敏', root, { key }), options)
      const { chain, sign } = await openPkcs12({ name: 'a.pfx', bytes }, PASSWORD)
      expect(namesOf(chain)).toEqual(['张敏', '测试根证书'])
      expect((await sign(new Uint8Array(10))).length).toBeGreaterThan(60)
    }
  })

  it('with a Chinese password is opened', async () => {
    const options = ['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC']
    const identity = await aCertificate('张敏', root)
    // Read with another password, one file in some dozens decrypts to nonsense instead of failing.
    for (let year = 2026; year < 2036; year++) {
      const password = `密码${year}`
      const bytes = await exportedByOpenssl(identity, options, password)
      const { chain } = await openPkcs12({ name: 'a.pfx', bytes }, password)
      expect(namesOf(chain)).toContain('张敏')
    }
  })
})

describe('a certificate file is refused', () => {
  const open = (file: { readonly name: string; readonly bytes: Uint8Array }, password = PASSWORD) =>
    refusal(openPkcs12(file, password))
  const because = (info: AppErrorInfo) =>
    info.code === 'certificate-refused' ? info.reason : info.code

  it('when the password is wrong', async () => {
    const file = await aCertificateFile(await aCertificate('张敏', root))
    for (const wrong of ['', 'sample', `${PASSWORD} `, PASSWORD.toLowerCase()]) {
      expect(because(await open(file, wrong))).toBe('wrong-password')
    }
  })

  it('when it is something else, or was cut off', async () => {
    const { bytes } = await aCertificateFile(await aCertificate('张敏', root))
    const pdf = new TextEncoder().encode('%PDF-1.7')
    const certificate = new Uint8Array(root.certificate.toSchema().toBER())
    for (const wrong of [new Uint8Array(), pdf, certificate, bytes.slice(0, -20)]) {
      const file = { name: '甲.p12', bytes: wrong }
      expect(await open(file)).toEqual({
        code: 'certificate-refused',
        reason: 'not-pkcs12',
        detail: '甲.p12',
      })
      await expect(assertIsPkcs12(file)).rejects.toThrow('certificate-refused')
    }
    await assertIsPkcs12({ name: '甲.p12', bytes })
  })

  it('when any of its bytes differs from what was written', async () => {
    const { bytes } = await aCertificateFile(await aCertificate('张敏', root, { key: 'p-256' }))
    for (let at = 30; at < bytes.length - 120; at += 97) {
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ 0x01
      expect(['wrong-password', 'not-pkcs12', 'key-unsupported', 'no-private-key']).toContain(
        because(await open({ name: '甲.p12', bytes: changed })),
      )
    }
  })

  it('when opening it takes longer than anybody waits, and core answers meanwhile', async () => {
    const identity = await aCertificate('张敏', root)
    const options = ['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC', '-iter', '5000000']
    const bytes = await exportedByOpenssl(identity, options)
    const before = process.threadCpuUsage()
    const info = await refusal(openPkcs12({ name: '甲.p12', bytes }, PASSWORD, [], 3000))
    expect(info).toMatchObject({ reason: 'key-unsupported', detail: '文件的密码保护次数过多' })
    expect(process.threadCpuUsage(before).user).toBeLessThan(1_000_000)
  })

  it('when the private key is missing or another one', async () => {
    const [one, other] = [await aCertificate('张敏', root), await aCertificate('张敏', root)]
    const mixed = await aCertificateFile({ ...one, privateKey: other.privateKey })
    expect(because(await open(mixed))).toBe('no-private-key')
    const bytes = await exportedByOpenssl(one, ['-nokeys'])
    expect(because(await open({ name: '甲.p12', bytes }))).toBe('no-private-key')
  })

  it('when its certificate is for encryption alone', async () => {
    const file = await aCertificateFile(await aCertificate('张敏', root, { use: 'encryption' }))
    expect(await open(file)).toMatchObject({ reason: 'not-for-signing', detail: '张敏' })
  })

  it.each<KeyKind>(['rsa-1024', 'p-521'])('when its key is %s', async (key) => {
    const file = await aCertificateFile(await aCertificate('张敏', root, { key }))
    expect(because(await open(file))).toBe('key-unsupported')
  })
})

const OLD = ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']
const RC2 = ['-certpbe', 'PBE-SHA1-RC2-40', '-macalg', 'sha1', '-legacy']

/** Has OpenSSL write the certificate as a file of its own kind. */
async function exportedByOpenssl(
  identity: Identity,
  options: readonly string[],
  password = PASSWORD,
): Promise<Uint8Array> {
  const folder = await aFolder()
  const at = (name: string) => join(folder, name)
  const { bytes } = await aCertificateFile(identity, 'x')
  writeFileSync(at('in.p12'), bytes)
  const run = (...args: readonly string[]) =>
    execFileSync('openssl', ['pkcs12', ...args], { stdio: 'pipe' })
  run('-in', at('in.p12'), '-passin', 'pass:x', '-nodes', '-out', at('all.pem'))
  run(
    '-export',
    '-in',
    at('all.pem'),
    ...options,
    '-passout',
    `pass:${password}`,
    '-out',
    at('out.p12'),
  )
  return new Uint8Array(readFileSync(at('out.p12')))
}
