import { indexRecords } from '../../../shared/domain/record/read.ts'
import { signersOf } from '../../../shared/domain/opinion/snapshot.ts'
import { mustRecheck, roundReason, standingOpinion } from '../../../shared/domain/rounds/index.ts'
import type { Workspace } from '../../../shared/domain/task/workspace.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Call } from '../dispatch.ts'
import { playEvidence } from './evidence.ts'
import { handwriting } from './handwriting.ts'
import { playMethods } from './methods.ts'
import { playOpinion } from './opinion.ts'
import { playClosing, playOpening } from './panel.ts'
import { createPen, type Pen } from './pen.ts'
import { playScores, playVerifiedValues } from './scores.ts'

/**
 * Plays a sample task from wherever it stands to the signed opinion: for demonstration, training,
 * tests and load.
 *
 * Only what is still empty is filled in, through the same calls that the screens make. Refuses any
 * task that is not marked 示例 (`not-a-sample`).
 */
export async function playTask(call: Call, taskId: string, samplesFolder: string): Promise<void> {
  const workspace = await call('task.get', { taskId })
  if (!workspace.package.task.isSample) {
    throw new AppError({ code: 'not-a-sample', task: workspace.package.task.number })
  }
  const isDraft = standingOpinion(workspace) === undefined
  if (isDraft) await fillIn(call, workspace, samplesFolder)
  await signAll(call, taskId)
}

async function fillIn(call: Call, workspace: Workspace, samplesFolder: string): Promise<void> {
  const taskId = workspace.summary.id
  const { experts } = workspace.package.panel
  const leader = experts.find(({ role }) => role === 'leader')
  if (!leader) throw new RangeError('a validated panel has a leader')
  await playOpening(await act(call, taskId, leader.id), workspace.package)
  await playMethods(await act(call, taskId, leader.id), workspace.package)
  await playRechecks(await act(call, taskId, leader.id), await call('task.get', { taskId }))
  for (const [index, expert] of experts.entries()) {
    await playScores(await act(call, taskId, expert.id), workspace.package, expert, index)
  }
  const pen = await act(call, taskId, leader.id)
  await playVerifiedValues(pen, workspace.package)
  await playEvidence(call, await call('task.get', { taskId }), samplesFolder)
  await playOpinion(call, pen, taskId)
  await playClosing(pen, workspace.package)
  await call('opinion.freeze', { taskId, reason: reasonOf(workspace) })
}

async function signAll(call: Call, taskId: string): Promise<void> {
  const workspace = await call('task.get', { taskId })
  const { signatures } = workspace
  const frozen = standingOpinion(workspace)
  if (!frozen) throw new RangeError('the opinion was just frozen')
  const signers = signersOf(workspace)
  for (const { expertId, name } of signers) {
    if (signatures.some((one) => one.expertId === expertId)) continue
    const { snapshotSha256 } = frozen
    await call('signature.sign', { taskId, expertId, snapshotSha256, ink: handwriting(name) })
  }
}

/** Goes on as an expert, with what is on record now and theirs to see. */
async function act(call: Call, taskId: string, expertId: string): Promise<Pen> {
  const { records } = await call('task.chooseExpert', { taskId, expertId })
  return createPen(call, taskId, indexRecords(records))
}

function reasonOf({ revisions, summary }: Workspace): string {
  const last = revisions.at(-1)
  if (!last) return ''
  return last.round < summary.round ? roundReason(summary.round) : '按更正理由重新定稿'
}

/** What the round before left wanting and nobody has changed: looked at, still the same. */
async function playRechecks(pen: Pen, workspace: Workspace): Promise<void> {
  const { round } = workspace.summary
  const note = '已重新查看，企业已说明整改安排，情况与上一轮相同'
  for (const { target } of mustRecheck(workspace))
    await pen.write('recheck', target, { round, note })
}
