import { MANIFEST_HASH_NAME, MANIFEST_NAME } from '../../shared/formats/dossier-names.ts'
import type { DossierManifest } from '../../shared/formats/dossier.ts'
import { checkFiles, type Finding, type Work } from './check-files.ts'
import { evidenceOfSnapshot, readManifest, type Manifest } from './manifest.ts'
import { checkStatements, type StatementVerdict } from './statements.ts'
import type { StoredFile } from './stored-file.ts'
import { Unreadable } from './zip-files.ts'

export type Verdict = {
  readonly isGood: boolean
  /** SHA-256 of the topmost manifest, as it is. */
  readonly manifestSha256: string
  readonly dossiers: readonly DossierManifest[]
  readonly findings: readonly Finding[]
  /** Receipts and decisions that the platform signed. */
  readonly statements: readonly StatementVerdict[]
}

type Files = ReadonlyMap<string, StoredFile>
const MANIFEST_LIMIT = 256 * 1024 * 1024

/** Bytes that the manifests list, for showing how far it is. */
export type Start = { readonly onTotal: (sizeBytes: number) => void }

/** Verifies what was chosen: one dossier, or a batch of them. */
export async function verify(files: readonly StoredFile[], work: Work & Start): Promise<Verdict> {
  const root = rootOf(files)
  const own = within(new Map(files.map((file) => [file.path, file])), root)
  const { manifest, manifestSha256, findings } = await openManifest(own, work)
  if (manifest.format === 'smedt-dossier') {
    work.onTotal(manifest.counts.sizeBytes)
    const found = await checkDossier(manifest, own, work)
    const all = [...findings, ...found.findings]
    return verdict(manifestSha256, [manifest], all, found.statements)
  }
  work.onTotal(manifest.counts.sizeBytes)
  const dossiers: DossierManifest[] = []
  const all: Finding[] = [...findings]
  const statements: StatementVerdict[] = []
  const outer = new Map(own)
  for (const { folder, manifestSha256: expected } of manifest.dossiers) {
    const inner = within(own, `${folder}/`)
    for (const path of inner.keys()) outer.delete(`${folder}/${path}`)
    const opened = await inFolder(folder, () => checkInner(inner, expected, work))
    if (opened.manifest !== null) dossiers.push(opened.manifest)
    all.push(...opened.findings)
    statements.push(...opened.statements)
  }
  all.push(...(await checkFiles(manifest.files, withoutManifest(outer), work)))
  return verdict(manifestSha256, dossiers, all, statements)
}

type Checked = Pick<Verdict, 'findings' | 'statements'>
type Inner = Checked & { readonly manifest: DossierManifest | null }

async function checkInner(files: Files, expected: string, work: Work): Promise<Inner> {
  const bad = (status: Finding['status'], note: string): Inner => ({
    manifest: null,
    findings: [{ path: MANIFEST_NAME, status, note }],
    statements: [],
  })
  if (!files.has(MANIFEST_NAME)) return bad('missing', '整项档案的清单找不到，其中的文件无法核对')
  const { manifest, manifestSha256, findings } = await openManifest(files, work)
  if (manifest.format !== 'smedt-dossier' || manifestSha256 !== expected) {
    return bad('changed', '这项档案的清单与批次清单登记的不一致')
  }
  const found = await checkDossier(manifest, files, work)
  return { manifest, ...found, findings: [...findings, ...found.findings] }
}

async function inFolder(folder: string, check: () => Promise<Inner>): Promise<Inner> {
  const { manifest, findings, statements } = await check()
  const within = <T extends { readonly path: string }>(all: readonly T[]): readonly T[] =>
    all.map((one) => ({ ...one, path: `${folder}/${one.path}` }))
  return { manifest, findings: within(findings), statements: within(statements) }
}

async function checkDossier(manifest: DossierManifest, files: Files, work: Work): Promise<Checked> {
  const findings = await checkFiles(manifest.files, withoutManifest(files), work)
  const snapshot = await checkSnapshot(manifest, files, findings)
  const statements = await checkStatements(manifest, files, work.sha256)
  const forged = statements
    .filter(({ outcome }) => outcome === 'bad')
    .map(({ path, note }): Finding => ({ path, status: 'changed', note }))
  return { findings: [...findings, ...snapshot, ...forged], statements }
}

/** The frozen record, whose hash is on paper, names the hash of every piece of evidence. */
async function checkSnapshot(
  { snapshot, files: listed }: DossierManifest,
  files: Files,
  findings: readonly Finding[],
): Promise<readonly Finding[]> {
  const bad = (note: string): readonly Finding[] => [
    { path: snapshot.path, status: 'changed', note },
  ]
  const line = listed.find(({ path }) => path === snapshot.path)
  if (line?.sha256 !== snapshot.sha256) return bad('清单里的快照与快照 SHA-256 不一致')
  const file = files.get(snapshot.path)
  const isWhole = findings.some(({ path, status }) => path === snapshot.path && status === 'ok')
  if (file === undefined || !isWhole) return []
  const evidence = new Set(
    listed.filter(({ kind }) => kind === 'evidence').map(({ sha256 }) => sha256),
  )
  const named = evidenceOfSnapshot(await textOf(file))
  return named.every((sha256) => evidence.has(sha256))
    ? []
    : bad('清单里的佐证与定稿记录登记的不一致')
}

type Opened = {
  readonly manifest: Manifest
  readonly manifestSha256: string
  readonly findings: readonly Finding[]
}

async function openManifest(files: Files, { sha256 }: Work): Promise<Opened> {
  const file = files.get(MANIFEST_NAME)
  if (file === undefined) throw new Unreadable('没有找到档案清单 manifest.json')
  if (file.sizeBytes > MANIFEST_LIMIT) throw new Unreadable('档案清单 manifest.json 大得不合理')
  const bytes = await file.read(0, file.sizeBytes)
  const manifestSha256 = await sha256(bytes)
  const noted = files.get(MANIFEST_HASH_NAME)
  const line = noted === undefined ? null : await textOf(noted)
  const manifest = readManifest(new TextDecoder().decode(bytes))
  // The manifest itself is judged by its noted hash, and by what is on paper.
  const own: Finding = { path: MANIFEST_NAME, status: 'ok', note: '' }
  return { manifest, manifestSha256, findings: [own, hashFinding(line, manifestSha256)] }
}

function hashFinding(line: string | null, manifestSha256: string): Finding {
  const path = MANIFEST_HASH_NAME
  if (line === null) return { path, status: 'missing', note: '找不到记有清单校验值的文件' }
  return line.trim().split(/\s+/)[0] === manifestSha256
    ? { path, status: 'ok', note: '' }
    : { path, status: 'changed', note: '记下的校验值与 manifest.json 不一致，两者之一被改过' }
}

async function textOf(file: StoredFile): Promise<string> {
  return new TextDecoder().decode(await file.read(0, file.sizeBytes))
}

/** The folder of the topmost manifest: what was chosen may lie around it. */
function rootOf(files: readonly StoredFile[]): string {
  const manifests = files
    .map(({ path }) => path)
    .filter((path) => path === MANIFEST_NAME || path.endsWith(`/${MANIFEST_NAME}`))
    .toSorted((a, b) => a.split('/').length - b.split('/').length)
  const [top, next] = manifests
  if (top === undefined) {
    throw new Unreadable(
      '没有找到档案清单 manifest.json：所选的不是完整的验收档案，可能没有导出或拷贝完',
    )
  }
  if (next?.split('/').length === top.split('/').length) {
    throw new Unreadable('所选文件夹里有不止一份档案，请选择其中一份的文件夹')
  }
  return top.slice(0, -MANIFEST_NAME.length)
}

function within(files: Files, folder: string): Files {
  const inside = [...files.values()].filter(({ path }) => path.startsWith(folder))
  return new Map(
    inside.map((file) => {
      const path = file.path.slice(folder.length)
      return [path, { ...file, path }]
    }),
  )
}

function withoutManifest(files: Files): Files {
  const own = new Set([MANIFEST_NAME, MANIFEST_HASH_NAME])
  return new Map([...files].filter(([path]) => !own.has(path)))
}

function verdict(
  manifestSha256: string,
  dossiers: readonly DossierManifest[],
  findings: readonly Finding[],
  statements: readonly StatementVerdict[],
): Verdict {
  const isGood = findings.every(({ status }) => status === 'ok')
  return { isGood, manifestSha256, dossiers, findings, statements }
}
