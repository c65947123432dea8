import { listEvidence } from '../../../db/queries/evidence.ts'
import { findFrozenOpinion, listSignatures, type OpinionRow } from '../../../db/queries/opinions.ts'
import { getTask } from '../../../db/queries/tasks.ts'
import { AppError } from '../../../shared/errors.ts'
import type {
  DossierPlan,
  DossierPlans,
  DossierReport,
  ParsedInput,
} from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import { exportDossiers, packageName } from '../dossier/export-dossiers.ts'

/** What an export of these tasks would hold; those without a frozen opinion are left out. */
export function plan(context: Context, { taskIds }: ParsedInput<'dossier.plan'>): DossierPlans {
  const rows = [...new Set(taskIds)].flatMap((id) => findFrozenOpinion(context.db, id) ?? [])
  return {
    plans: rows.map((row) => planOf(context, row)),
    suggestedName: packageName(context, rows),
  }
}

function planOf({ db }: Context, row: OpinionRow): DossierPlan {
  const { number, enterprise } = getTask(db, row.taskId)
  const evidence = listEvidence(db, row.taskId)
  return {
    taskId: row.taskId,
    number,
    enterprise,
    revision: row.revision,
    evidenceCount: evidence.length,
    evidenceBytes: evidence.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    signedCount: listSignatures(db, row.id).length,
    signerCount: row.signerCount,
  }
}

/** Writes the dossiers where the user picked; one export at a time. */
export async function exportChosen(
  context: Context,
  { taskIds, form, grant }: ParsedInput<'dossier.export'>,
): Promise<DossierReport> {
  if (context.running.dossier) {
    throw new AppError({ code: 'not-allowed', message: '正在导出档案，请等待完成或先取消。' })
  }
  const rows = [...new Set(taskIds)].map((taskId) => frozen(context, taskId))
  const place = context.grants.path(grant)
  const controller = new AbortController()
  context.running.dossier = controller
  try {
    return await exportDossiers(context, { rows, form, place }, controller.signal)
  } finally {
    context.running.dossier = null
  }
}

/** What is written so far stays, under a name that says 未完成. */
export function cancel({ running }: Context): { readonly cancelled: boolean } {
  const cancelled = running.dossier !== null
  running.dossier?.abort(new AppError({ code: 'cancelled' }))
  return { cancelled }
}

function frozen({ db }: Context, taskId: string): OpinionRow {
  const row = findFrozenOpinion(db, taskId)
  if (row) return row
  throw new AppError({
    code: 'not-allowed',
    message: `“${getTask(db, taskId).enterprise}”的验收意见还没有定稿，定稿后才能导出档案。`,
  })
}
