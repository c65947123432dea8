import { PACKAGE_PATH, scanRecordPath } from '../../shared/formats/dossier-names.ts'
import type { DossierManifest } from '../../shared/formats/dossier.ts'
import type { StoredFile } from './stored-file.ts'

/** A receipt or a decision in a dossier, and whether the platform signed it. */
export type StatementVerdict = {
  readonly path: string
  readonly title: string
  /** `unchecked`: this browser can't check such signatures. */
  readonly outcome: 'good' | 'bad' | 'unchecked'
  /** A Chinese sentence: what holds or what does not. */
  readonly note: string
}

type Files = ReadonlyMap<string, StoredFile>
type Fields = Readonly<Record<string, unknown>>

const STATEMENT =
  /^数据\/(第\d+版\/(回执|此前的回执-\d+|主管部门意见)|(代报|盖章扫描件)回执\/[^/]+)(?<!-记录)\.json$/u
const LIMIT = 64 * 1024 * 1024
const UNCHECKED =
  '这个浏览器不能核验 Ed25519 签名。请用新版的 Edge 或 Chrome 打开本页，或用验收程序的“核验文书”核验这个文件。'

/** Every statement of the platform that lies in a dossier. */
export async function checkStatements(
  { files: listed }: DossierManifest,
  files: Files,
  sha256: (bytes: ArrayBuffer) => Promise<string>,
): Promise<readonly StatementVerdict[]> {
  const packageKey = textField(
    fieldsOf(await jsonOf(files.get(PACKAGE_PATH)), 'platform'),
    'receiptKey',
  )
  const verdicts: StatementVerdict[] = []
  for (const { path, title } of listed) {
    if (!STATEMENT.test(path)) continue
    const statement = asFields(await jsonOf(files.get(path)))
    const payload = textField(statement, 'payload')
    const signature = bytesOf(textField(statement, 'signature'))
    const keys = [packageKey, textField(statement, 'platformKey')].filter((key) => key !== '')
    try {
      const key = await signingKey([...new Set(keys)], signature, payload)
      const note =
        key === null
          ? '签名无效：内容被改动过，或不是这个平台签的'
          : wrongRecord(listed, payload, path)
      if (note !== null) verdicts.push({ path, title, outcome: 'bad', note })
      else if (key !== null) {
        const print = await sha256(bytesOf(key))
        verdicts.push({
          path,
          title,
          outcome: 'good',
          note: goodNote(listed, payload, print, key === packageKey),
        })
      }
    } catch {
      // Browsers before 2025 have no Ed25519: nothing is claimed either way.
      verdicts.push({ path, title, outcome: 'unchecked', note: UNCHECKED })
    }
  }
  return verdicts
}

/** The first of the keys that signed the text; null: none. Rejects where the browser can't tell. */
async function signingKey(
  keys: readonly string[],
  signature: ArrayBuffer,
  payload: string,
): Promise<string | null> {
  const text = new TextEncoder().encode(payload)
  for (const key of keys) {
    const imported = await importKey(bytesOf(key))
    if (imported && (await crypto.subtle.verify('Ed25519', imported, signature, text))) return key
  }
  return null
}

/** Null: it is no such key, and so has signed nothing. */
async function importKey(spki: ArrayBuffer): Promise<CryptoKey | null> {
  try {
    return await crypto.subtle.importKey('spki', spki, 'Ed25519', false, ['verify'])
  } catch (error) {
    if (error instanceof Error && error.name === 'DataError') return null
    throw error
  }
}

type Listed = DossierManifest['files']

/** What is signed must be about the record beside it; what was carried for others has none here. */
function wrongRecord(listed: Listed, text: string, statement: string): string | null {
  const payload = asFields(parse(text))
  const path =
    payload['attachesTo'] === undefined
      ? statement.replace(/[^/]+$/u, '快照.json')
      : scanRecordPath(statement)
  const snapshot = listed.find((file) => file.path === path)
  return snapshot === undefined || snapshot.sha256 === payload['recordSha256']
    ? null
    : '签名有效，但它针对的验收记录不是本档案里的这一版'
}

function goodNote(listed: Listed, text: string, fingerprint: string, isOfPackage: boolean): string {
  const payload = asFields(parse(text))
  const number = String(payload['receiptNumber'])
  const here = new Set(listed.map(({ sha256 }) => sha256))
  const files = Array.isArray(payload['files']) ? payload['files'].map(asFields) : []
  const found = files.filter(({ sha256 }) => typeof sha256 === 'string' && here.has(sha256)).length
  const covered = files.length > 0 ? `；所列 ${files.length} 份文件，${found} 份在本档案中` : ''
  const source = isOfPackage ? '任务包中登记的' : '随文件保存的'
  return `编号 ${number}：平台签名有效${covered}。公钥是${source}，SHA-256 ${fingerprint}，请与平台公布的核对。`
}

async function jsonOf(file: StoredFile | undefined): Promise<unknown> {
  if (file === undefined || file.sizeBytes > LIMIT) return null
  return parse(new TextDecoder().decode(await file.read(0, file.sizeBytes)))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What is no JSON has no fields, and so no signature.
    return null
  }
}

function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

function fieldsOf(value: unknown, name: string): Fields {
  return asFields(asFields(value)[name])
}

function textField(fields: Fields, name: string): string {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}

function bytesOf(base64: string): ArrayBuffer {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer
  } catch {
    // No base64: bytes that nothing has signed.
    return new ArrayBuffer(0)
  }
}
