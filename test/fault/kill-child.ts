import { createCall } from '../../electron/core/dispatch.ts'
import { openCore } from '../helpers/open-core.ts'

/**
 * Works on a data folder until it is killed: `node kill-child.ts <job> <folder> <task> <from> [file…]`.
 *
 * Prints a line for each answer that a user would have seen as 已保存. The job `nothing` ends at once.
 */
const [job = '', dataFolder = '', taskId = '', from = '0', ...files] = process.argv.slice(2)
const core = await openCore({ dataFolder })
const call = createCall(core.dispatch)
process.stdout.write('ready\n')

if (job === 'nothing') {
  core.close()
  process.exit()
}
// A child whose parent is gone must not go on for ever.
for (let at = Number(from); at < Number(from) + 100_000; at++) {
  if (job === 'fields') await saveField(at)
  else await addFile(files[at % files.length] ?? '')
}

async function saveField(at: number): Promise<void> {
  const key = `C${at % 7}`
  const note = `第 ${at} 次保存 ${'实'.repeat(at % 300)}`
  await call('record.save', { taskId, kind: 'checkpoint', key, changes: { note, result: 'pass' } })
  process.stdout.write(`${JSON.stringify({ key, note })}\n`)
}

async function addFile(path: string): Promise<void> {
  const record = { taskId, kind: 'checkpoint', key: 'C1' } as const
  const [piece] = await call('evidence.addFiles', { ...record, grants: [core.grant(path)] })
  process.stdout.write(`${JSON.stringify({ id: piece?.id, sha256: piece?.sha256 })}\n`)
}
