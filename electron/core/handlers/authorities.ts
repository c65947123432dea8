import { X509Certificate } from 'node:crypto'
import { insertAuthority, listAuthorities, removeAuthority } from '../../../db/queries/seals.ts'
import { chineseDate, localDate } from '../../../shared/domain/opinion/calendar.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Authority, ParsedInput } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import { readPicked } from '../read-picked.ts'
import { describeCertificate, timeFault } from '../seal/certificate.ts'

const MOST_MB = 1

/** The certificate authorities that were imported on this device. */
export function list({ db }: Context): readonly Authority[] {
  return listAuthorities(db).map(({ der }) => {
    const { subject, organization, validTo, sha256 } = describeCertificate(new X509Certificate(der))
    return { name: subject, organization, validTo, sha256 }
  })
}

/** Takes in an authority's own certificate (.cer, .crt, .pem); a signer's is refused. */
export async function add(
  context: Context,
  { grant }: ParsedInput<'authority.add'>,
): Promise<readonly Authority[]> {
  const { name, bytes } = await readPicked(context, grant, MOST_MB)
  const certificate = parse(name, bytes)
  if (!certificate.ca) {
    throw refused(name, '它是签章人的证书，不是签发机构的。请向签发机构索取其根证书或中级证书')
  }
  const fault = timeFault(certificate, context.now())
  if (fault?.reason === 'expired') {
    const day = chineseDate(localDate(new Date(certificate.validTo)))
    throw refused(name, `证书已于 ${day} 到期。请向签发机构索取新的证书`)
  }
  insertAuthority(context.db, {
    sha256: describeCertificate(certificate).sha256,
    der: certificate.raw,
    addedAt: context.now().toISOString(),
  })
  return list(context)
}

export function remove(
  context: Context,
  { sha256 }: ParsedInput<'authority.remove'>,
): readonly Authority[] {
  removeAuthority(context.db, sha256)
  return list(context)
}

function parse(name: string, bytes: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(bytes)
  } catch (error) {
    throw refused(name, '它不是证书文件（.cer、.crt 或 .pem），或已损坏', error)
  }
}

function refused(file: string, reason: string, cause?: unknown): AppError {
  return new AppError({ code: 'file-unreadable', file, reason }, { cause })
}
