import { playShortcoming } from '../../../../electron/core/play/shortcoming.ts'
import { playTask } from '../../../../electron/core/play/play-task.ts'
import { renderAnnex5 } from '../../../../electron/core/documents/annex5.ts'
import { renderBlankAnnex5 } from '../../../../electron/core/documents/annex5/blank.ts'
import type { Call } from '../../../../electron/core/dispatch.ts'
import type { DocumentEntry } from '../../../../shared/domain/documents/kinds.ts'
import { samplesFolder, type TestCore } from '../../../helpers/core.ts'
import { aLongOpinion, anAnnex5, FONTS, someSigners } from '../annex5-builders.ts'

export type GoldenDocument = {
  /** Also the name of its pictures: ASCII, for every file system. */
  readonly name: string
  readonly bytes: Uint8Array
  /** So many of its first pages are kept as pictures. */
  readonly pages: number
}

/** Every document of the sample that passes. */
export async function passingDocuments(test: TestCore): Promise<readonly GoldenDocument[]> {
  const [passing] = (await test.call('task.importSamples', {})).imported
  if (!passing) throw new Error('there are sample tasks')
  await playTask(test.call, passing.id, samplesFolder)
  return documentsOf(test, passing.id, 'passing', PAGES)
}

/** Every document of a sample that is to be rectified twice and passes in its third round. */
export async function rectifyDocuments(test: TestCore): Promise<readonly GoldenDocument[]> {
  const { call } = test
  const [, failing] = (await call('task.importSamples', {})).imported
  if (!failing) throw new Error('there are two sample tasks')
  await playShortcoming(call, failing.id)
  const rounds: GoldenDocument[] = []
  for (let round = 1; round <= 3; round++) {
    if (round > 1) await call('task.openRound', { taskId: failing.id, reason: '' })
    if (round === 3) await rectify(call, failing.id)
    await playTask(call, failing.id, samplesFolder)
    const pages = round === 1 ? { opinion: 2, notice: 1 } : { opinion: 1, report: 1 }
    rounds.push(...(await documentsOf(test, failing.id, `rectify-${round}`, pages)))
  }
  return rounds
}

async function rectify(call: Call, taskId: string): Promise<void> {
  const { package: pkg, records } = await call('task.get', { taskId })
  const leader = pkg.panel.experts.find(({ role }) => role === 'leader')
  if (!leader) throw new Error('the panel has a leader')
  await call('task.chooseExpert', { taskId, expertId: leader.id })
  for (const { kind, key, body } of records) {
    if (kind === 'material' && 'status' in body && body.status === 'missing') {
      await call('record.save', { taskId, kind, key, changes: { status: 'present' } })
    }
    if (kind === 'checkpoint' && 'result' in body && body.result === 'partly') {
      await call('record.save', { taskId, kind, key, changes: { result: 'pass' } })
    }
  }
}

/** What samples don't have: as many as may sign, more than a page holds, nothing at all. */
export async function formsInSpecial(): Promise<readonly GoldenDocument[]> {
  const fifteen = anAnnex5({ members: someSigners(14) })
  const long = anAnnex5({ opinionParagraphs: aLongOpinion(4200) })
  return [
    { name: 'form-fifteen-signers', bytes: await renderAnnex5(fifteen, FONTS), pages: 2 },
    { name: 'form-long', bytes: await renderAnnex5(long, FONTS), pages: 4 },
    { name: 'form-blank', bytes: await renderBlankAnnex5(FONTS), pages: 1 },
  ]
}

type PageCounts = Partial<Readonly<Record<DocumentEntry['kind'], number>>>

const PAGES: PageCounts = {
  ...{ opinion: 1, report: 2, 'document-review': 1, interviews: 2, questionnaires: 2 },
  ...{ 'score-sheet': 1, 'signature-sheet': 1 },
}

async function documentsOf(
  { call }: TestCore,
  taskId: string,
  task: string,
  pages: PageCounts,
): Promise<readonly GoldenDocument[]> {
  const entries = await call('document.list', { taskId, revision: null })
  const kinds = new Map<string, number>()
  const documents: GoldenDocument[] = []
  for (const { id, kind, problem } of entries) {
    if (problem !== null || kind === 'blank-opinion') continue
    const place = (kinds.get(kind) ?? 0) + 1
    kinds.set(kind, place)
    documents.push({
      name: `${task}-${kind}${place === 1 ? '' : `-${place}`}`,
      bytes: await call('document.pdf', { taskId, documentId: id, revision: null }),
      // One score sheet looks like the other.
      pages: place === 1 ? (pages[kind] ?? 0) : 0,
    })
  }
  return documents
}
