import { PART_BYTES } from '../../shared/formats/dossier-names.ts'
import type { ManifestFile } from '../../shared/formats/dossier.ts'
import type { Sha256 } from './sha256.ts'
import type { StoredFile } from './stored-file.ts'

export type Status = 'ok' | 'missing' | 'changed' | 'renamed' | 'extra'
export type Finding = { readonly path: string; readonly status: Status; readonly note: string }

export type Work = {
  readonly sha256: Sha256
  /** Bytes that were looked at. */
  readonly onBytes: (sizeBytes: number) => void
  readonly signal: AbortSignal
}

/** Buffers of at most 64 MiB that are read and hashed at a time: what they take is what it needs. */
const AT_ONCE = 4

type Checking = Omit<Work, 'sha256'> & {
  readonly hash: (file: StoredFile, from: number, to: number) => Promise<string>
}

/** What systems put beside files by themselves. */
const SYSTEM_FILE =
  /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$|(^|\/)(__MACOSX|System Volume Information)\//i

/** Compares what is there with what the manifest lists. `path`s of both are of the same folder. */
export async function checkFiles(
  listed: readonly ManifestFile[],
  found: ReadonlyMap<string, StoredFile>,
  { sha256, ...rest }: Work,
): Promise<readonly Finding[]> {
  const gate = createGate(AT_ONCE)
  const work: Checking = {
    ...rest,
    hash: (file, from, to) =>
      gate(async () => {
        rest.signal.throwIfAborted()
        return sha256(await file.read(from, to))
      }),
  }
  const wanted = new Map(listed.map((file) => [file.path.normalize('NFC'), file]))
  const hashed = await Promise.all(
    listed.map(async (file): Promise<Finding | null> => {
      const there = found.get(file.path.normalize('NFC'))
      return there === undefined ? null : compare(file, there, work)
    }),
  )
  const extra = [...found.values()].filter(
    ({ path }) => !wanted.has(path) && !SYSTEM_FILE.test(path),
  )
  const taken = new Set<string>()
  const findings: Finding[] = []
  for (const [index, file] of listed.entries()) {
    findings.push(hashed[index] ?? (await missing(file, extra, taken, work)))
  }
  const others = extra
    .filter(({ path }) => !taken.has(path))
    .map(({ path }): Finding => ({ path, status: 'extra', note: '清单里没有这个文件' }))
  return [...findings, ...others]
}

async function compare(file: ManifestFile, there: StoredFile, work: Checking): Promise<Finding> {
  const { path } = file
  if (there.sizeBytes !== file.sizeBytes) {
    work.onBytes(file.sizeBytes)
    const note = `大小不一致：应为 ${file.sizeBytes} 字节，现为 ${there.sizeBytes} 字节`
    return { path, status: 'changed', note }
  }
  try {
    return (await isSame(file, there, work))
      ? { path, status: 'ok', note: '' }
      : { path, status: 'changed', note: '内容与清单登记的校验值不一致' }
  } catch (error) {
    work.signal.throwIfAborted()
    return { path, status: 'changed', note: `读不出来（${String(error)}）` }
  }
}

/** A file that is not under its name: perhaps it is there under another. */
async function missing(
  file: ManifestFile,
  extra: readonly StoredFile[],
  taken: Set<string>,
  work: Checking,
): Promise<Finding> {
  const { path } = file
  for (const other of extra) {
    if (other.sizeBytes !== file.sizeBytes || taken.has(other.path)) continue
    if (!(await isSame(file, other, { ...work, onBytes: () => undefined }))) continue
    taken.add(other.path)
    return { path, status: 'renamed', note: `内容没有变，但名称被改成了“${other.path}”` }
  }
  work.onBytes(file.sizeBytes)
  return { path, status: 'missing', note: '清单里有，找不到这个文件' }
}

async function isSame(file: ManifestFile, there: StoredFile, work: Checking): Promise<boolean> {
  const { sizeBytes, sha256, parts = [sha256] } = file
  const step = file.parts === undefined ? sizeBytes : PART_BYTES
  if (file.parts !== undefined && parts.length !== Math.ceil(sizeBytes / PART_BYTES)) return false
  const same = await Promise.all(
    parts.map(async (expected, index) => {
      const from = index * step
      const to = Math.min(sizeBytes, from + step)
      const found = await work.hash(there, from, to)
      work.onBytes(to - from)
      return found === expected
    }),
  )
  return !same.includes(false)
}

/** Lets so many jobs run at a time, in the order in which they came. */
function createGate(places: number): <T>(job: () => Promise<T>) => Promise<T> {
  let free = places
  const waiting: (() => void)[] = []
  return async (job) => {
    if (free > 0) free -= 1
    else await new Promise<void>((enter) => waiting.push(enter))
    try {
      return await job()
    } finally {
      const next = waiting.shift()
      if (next === undefined) free += 1
      else next()
    }
  }
}
