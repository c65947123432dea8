import {
  insertSeal,
  removeSealCertificate,
  updateSealCertificate,
} from '../../../db/queries/seals.ts'
import type { CertificateFault } from '../../../shared/domain/seal/faults.ts'
import { ROLE_NAMES } from '../../../shared/domain/panel/roles.ts'
import type { SealDesk } from '../../../shared/domain/seal/seal.ts'
import { sealWarnings } from '../../../shared/domain/seal/warnings.ts'
import { AppError, invalidInput } from '../../../shared/errors.ts'
import type { ParsedInput } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import { sha256 } from '../hash.ts'
import { readPicked } from '../read-picked.ts'
import type { SealAdapter } from '../seal/adapter.ts'
import { authoritiesFor } from '../seal/authorities.ts'
import { describeCertificate, judgeChain, timeFault } from '../seal/certificate.ts'
import { ownerKey, readCertificateFile } from '../seal/certificate-files.ts'
import { sealIncrement } from '../seal/increment.ts'
import { assertIsPkcs12, openPkcs12 } from '../seal/pkcs12.ts'
import { findStanding, placeOf, toDesk, type Standing } from '../seal/standing.ts'
import { opinionDocument } from '../stored-opinion.ts'

const MOST_CERTIFICATE_MB = 1

/** Its library takes longer to load than the rest of core: no start waits for it. */
const loadCms = () => import('../seal/cms.ts')

export function list(context: Context, { taskId }: ParsedInput<'seal.list'>): SealDesk {
  return toDesk(context, findStanding(context, taskId))
}

/** Keeps a certificate file for a signer, in this and other tasks. */
export async function importCertificate(
  context: Context,
  { taskId, field, grant }: ParsedInput<'seal.importCertificate'>,
): Promise<SealDesk> {
  const owner = ownerKey(placeOf(findStanding(context, taskId), field))
  const { name, bytes } = await readPicked(context, grant, MOST_CERTIFICATE_MB)
  await assertIsPkcs12({ name, bytes })
  const addedAt = context.now().toISOString()
  updateSealCertificate(context.db, { owner, name, file: Buffer.from(bytes), addedAt })
  return list(context, { taskId })
}

export function removeCertificate(
  context: Context,
  { taskId, field }: ParsedInput<'seal.removeCertificate'>,
): SealDesk {
  removeSealCertificate(context.db, ownerKey(placeOf(findStanding(context, taskId), field)))
  return list(context, { taskId })
}

/**
 * Puts a signer's or the institution's electronic seal under the signed opinion that they saw.
 *
 * The seal is verified before anything is stored; the password is used once and kept nowhere. What is
 * doubtful about the certificate is refused once (`seal-doubtful`), and sealed when it is accepted.
 */
export async function sign(context: Context, input: ParsedInput<'seal.sign'>): Promise<SealDesk> {
  const before = sealable(context, input)
  const { row, snapshot } = before
  const place = placeOf(before, input.field)
  const file = await readCertificateFile(context, place, snapshot.task)
  if (file === null) throw invalidInput('certificate', `请先为“${place.name}”选择证书文件`)
  const authorities = authoritiesFor(context, snapshot.task.isSample)
  const adapter = await openPkcs12(file, input.password, authorities)
  const certificate = describeCertificate(adapter.chain[0])
  const at = context.now()
  assertTimeFits(adapter, at, before)
  const warnings = sealWarnings(place.name, certificate, judgeChain(adapter.chain, authorities))
  if (warnings.length > 0 && !input.acceptsWarnings) {
    throw new AppError({ code: 'seal-doubtful', warnings })
  }
  const { cmsMaker, measureCms } = await loadCms()
  const document = await opinionDocument(context, row)
  const increment = await sealIncrement(
    document,
    {
      fieldName: place.field,
      signerName: place.name,
      reason: `${roleName(place.role)}对验收意见签章；签章时间为本机时间（未校时）`,
      at,
      contentsBytes: measureCms(adapter),
    },
    cmsMaker(adapter),
  )
  return context.db.transaction(() => {
    const now = sealable(context, input)
    if (now.row.id !== row.id || now.seals.length !== before.seals.length) {
      throw new AppError({ code: 'not-allowed', message: '另一人刚刚签了章，请再签一次。' })
    }
    insertSeal(context.db, {
      revisionId: row.id,
      sequence: before.seals.length + 1,
      field: place.field,
      expertId: place.expertId,
      signerName: place.name,
      certificate,
      increment: Buffer.from(increment),
      fileSha256: sha256(Buffer.concat([document, increment])),
      sealedAt: at.toISOString(),
      deviceId: context.deviceId,
    })
    return list(context, input)
  })
}

/** The standing opinion, when this place of it can be sealed. */
function sealable(context: Context, input: ParsedInput<'seal.sign'>): Standing {
  const standing = findStanding(context, input.taskId)
  const refuse = (message: string) => new AppError({ code: 'not-allowed', message })
  if (standing.row.snapshotSha256 !== input.snapshotSha256) {
    throw refuse('验收意见已另起新版，请重新打开“签字”页查看后再签章。')
  }
  if (standing.refusal !== null) throw refuse(standing.refusal)
  const place = placeOf(standing, input.field)
  if (standing.seals.some(({ field }) => field === place.field)) {
    throw refuse(`“${place.name}”已经签过章，签章不能更改。`)
  }
  return standing
}

function assertTimeFits(adapter: SealAdapter, now: Date, { lastActAt }: Standing): void {
  const refuse = (reason: CertificateFault, detail: string) =>
    new AppError({ code: 'certificate-refused', reason, detail })
  if (now < new Date(lastActAt)) {
    const time = new Date(lastActAt).toLocaleString('zh-CN', { hour12: false })
    throw refuse('clock-wrong', `本意见最后一次签字或签章的时间（${time}）`)
  }
  const fault = timeFault(adapter.chain[0], now)
  if (fault !== null) throw refuse(fault.reason, fault.detail)
}

function roleName(role: Standing['places'][number]['role']): string {
  return role === 'institution' ? '评测机构' : `专家组${ROLE_NAMES[role]}`
}
