import { basename } from 'node:path'
import {
  bad,
  good,
  note,
  unproven,
  type Finding,
} from '../../../shared/domain/verification/finding.ts'
import {
  outcomeOf,
  type VerifiedStatement,
} from '../../../shared/domain/verification/verification.ts'
import {
  decisionPayloadSchema,
  receiptPayloadSchema,
  signedSchema,
  type Signed,
} from '../../../shared/formats/platform-api.ts'
import { signedStatementSchema } from '../../../shared/formats/signed-statement.ts'
import { isSignedBy, keyFingerprint } from '../received/receipt-keys.ts'
import { parseJson } from '../sync/parse-json.ts'
import { filesBeside } from './files-beside.ts'
import { factsOf, type StatementPayload } from './statement-facts.ts'

/** The pinned key that signed a statement about a task; '' where none of this device did. */
export type PinnedKeyOf = (taskId: string, signed: Signed) => string

type Opened = {
  readonly signed: Signed
  /** The key that it came with; proves nothing by itself. */
  readonly ownKey: string
  readonly payload: StatementPayload
}

/** Null: the text is no statement of the platform. */
function openStatement(bytes: Uint8Array): Opened | null {
  const json = parseJson(Buffer.from(bytes).toString('utf8'))
  const kept = signedStatementSchema.safeParse(json)
  const bare = kept.success ? kept : signedSchema.safeParse(json)
  if (!bare.success) return null
  const { payload: text, signature } = bare.data
  const about = parseJson(text)
  const payload = receiptPayloadSchema.or(decisionPayloadSchema).safeParse(about)
  if (!payload.success) return null
  const ownKey = kept.success ? kept.data.platformKey : ''
  return { signed: { payload: text, signature }, ownKey, payload: payload.data }
}

/**
 * Judges a receipt or a decision: who signed it, and whether what lies beside it is what it is about.
 *
 * The signature counts by the key that this device has pinned (`pinnedKeyOf`, null without a data
 * folder); a key out of the file or out of the dossier around it is told, and is no proof. Null: the
 * bytes are no statement.
 */
export async function verifyStatement(
  path: string,
  bytes: Uint8Array,
  pinnedKeyOf: PinnedKeyOf | null,
): Promise<VerifiedStatement | null> {
  const opened = openStatement(bytes)
  if (opened === null) return null
  const { payload } = opened
  const beside = await filesBeside(path, payload)
  const keys = [opened.ownKey, beside.packageKey]
  const findings = [...signatureFindings(opened, keys, pinnedKeyOf), ...beside.findings]
  return {
    kind: 'statement',
    name: basename(path),
    statement: payload.format === 'smedt-receipt' ? 'receipt' : 'bureau-decision',
    outcome: outcomeOf(findings),
    facts: factsOf(payload),
    findings,
  }
}

function signatureFindings(
  { signed, payload }: Opened,
  otherKeys: readonly string[],
  pinnedKeyOf: PinnedKeyOf | null,
): readonly Finding[] {
  const pinned = pinnedKeyOf?.(payload.taskId, signed) ?? ''
  const key = [pinned, ...otherKeys].find((one) => one !== '' && isSafelySignedBy(one, signed))
  if (key === undefined) {
    const isKnown = otherKeys.some((one) => one !== '')
    return isKnown
      ? [bad('signature-wrong', '平台签名无效：内容被改动过，或不是这个平台签的')]
      : [unproven('trust', '文件里没有平台公钥，本机也没有这个任务的任务包，无法核对签名')]
  }
  const content = good('content', '内容与平台的签名一致，没有被改动')
  const fingerprint = `公钥 SHA-256 ${keyFingerprint(key)}`
  if (pinned !== '') {
    return [content, good('origin', `由本机任务包中登记的平台公钥签名（${fingerprint}）`)]
  }
  return [
    content,
    unproven(
      'trust',
      `公钥来自文件本身或旁边的档案，本机没有登记。请向平台索取其公钥的 SHA-256 核对：${fingerprint}`,
    ),
    ...(pinnedKeyOf === null ? [note('record', '没有数据目录可对照')] : []),
  ]
}

/** A key out of a file may be anything. */
function isSafelySignedBy(key: string, signed: Signed): boolean {
  try {
    return isSignedBy(key, signed)
  } catch {
    // What is no Ed25519 key has signed nothing.
    return false
  }
}
