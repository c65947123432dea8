import { renderAnnex5 } from '../../electron/core/documents/annex5.ts'
import type { SealAdapter } from '../../electron/core/seal/adapter.ts'
import { cmsMaker, measureCms } from '../../electron/core/seal/cms.ts'
import { sealIncrement } from '../../electron/core/seal/increment.ts'
import { openPkcs12 } from '../../electron/core/seal/pkcs12.ts'
import type { Annex5Content } from '../../shared/domain/opinion/annex5-content.ts'
import { sealFields } from '../../shared/domain/seal/fields.ts'
import { FONTS } from '../core/documents/annex5-builders.ts'
import { issue, type CertificateRequest, type Identity } from '../platform/ca/authority.ts'
import { toPkcs12 } from '../platform/ca/pkcs12.ts'

export const PASSWORD = 'Sample-2026'

/** A day on which everything made here is valid. */
export const SEAL_DAY = new Date('2026-11-23T08:00:00.000Z')

const VALID = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2036-01-01T00:00:00Z') }

/** A certificate authority of a test; `under` makes it an intermediate one. */
export function anAuthority(
  change: Partial<CertificateRequest> = {},
  under?: Identity,
): Promise<Identity> {
  return issue(
    {
      name: '测试根证书',
      organization: '测试机构',
      key: 'p-256',
      ...VALID,
      isAuthority: true,
      ...change,
    },
    under,
  )
}

/** A signer's certificate. */
export function aCertificate(
  name: string,
  authority: Identity,
  change: Partial<CertificateRequest> = {},
): Promise<Identity> {
  const request = { name, organization: '测试机构', key: 'rsa-2048', isAuthority: false } as const
  return issue({ ...request, ...VALID, ...change }, authority)
}

/** The certificate as a file that the app opens. */
export async function aCertificateFile(identity: Identity, password = PASSWORD) {
  return { name: '证书.p12', bytes: await toPkcs12(identity, password) }
}

export async function anAdapter(identity: Identity): Promise<SealAdapter> {
  return openPkcs12(await aCertificateFile(identity), PASSWORD)
}

/** The room that a seal with a key needs: measured once, as it takes as long as sealing. */
const rooms = new WeakMap<SealAdapter, number>()

function roomOf(adapter: SealAdapter): number {
  const known = rooms.get(adapter)
  if (known !== undefined) return known
  const measured = measureCms(adapter)
  rooms.set(adapter, measured)
  return measured
}

/** A file with one seal more. */
export async function sealed(
  file: Uint8Array,
  fieldName: string,
  adapter: SealAdapter,
  { contentsBytes = roomOf(adapter), at = SEAL_DAY, signerName = fieldName } = {},
): Promise<Uint8Array> {
  const request = { fieldName, signerName, reason: '验收意见签章', at, contentsBytes }
  const increment = await sealIncrement(file, request, cmsMaker(adapter))
  return new Uint8Array(Buffer.concat([file, increment]))
}

/** An opinion sealed in this order of its fields, each with a certificate of its signer's name. */
export async function aSealedOpinion(
  content: Annex5Content,
  authority: Identity,
  order: readonly number[] = sealFields(content).map((_, index) => index),
): Promise<Uint8Array> {
  const fields = sealFields(content)
  let file = await renderAnnex5(content, FONTS)
  for (const index of order) {
    const field = fields[index]
    if (!field) throw new Error(`the opinion has no field ${index}`)
    const name = field.label.split(' ').at(-1) ?? field.label
    const adapter = await anAdapter(await aCertificate(name, authority, { key: 'p-256' }))
    file = await sealed(file, field.name, adapter, { signerName: name })
  }
  return file
}
