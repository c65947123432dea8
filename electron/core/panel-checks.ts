import { listRecordsOfKinds } from '../../db/queries/records.ts'
import type { Db } from '../../db/open.ts'
import { presentExperts } from '../../shared/domain/panel/attendance.ts'
import type { AnyRecordBody, RecordBody } from '../../shared/domain/record/kinds.ts'
import { indexRecords } from '../../shared/domain/record/read.ts'
import { AppError, invalidInput } from '../../shared/errors.ts'
import { idText } from '../../shared/formats/fields.ts'
import type { Context } from './context.ts'
import { problemsInPrinting } from './printable-names.ts'
import { loadPanel } from './workspace.ts'

/** Who is elected is an expert of the panel who takes part. */
export function assertMayLead(db: Db, taskId: string, body: AnyRecordBody): void {
  const { electedLeader }: RecordBody<'panel'> = body
  if (!electedLeader) return
  const { experts } = loadPanel(db, taskId)
  const records = indexRecords(listRecordsOfKinds(db, taskId, ['score-sheet', 'attendance']))
  const elected = presentExperts(records, experts).find(({ id }) => id === electedLeader)
  if (!elected) throw invalidInput('electedLeader', '推选的组长：应为本组到场的专家')
  if (records.body('attendance', elected.id).conflict === 'declared')
    throw invalidInput('electedLeader', `推选的组长：${elected.name}已申请回避，请另选一名专家`)
}

/** A substitute takes the place of an expert of the panel and has a name that is not taken. */
export function assertSubstituteFits(
  { db, fonts }: Pick<Context, 'db' | 'fonts'>,
  taskId: string,
  key: string,
  body: AnyRecordBody,
): void {
  const { replaces, name = '' }: RecordBody<'substitute'> = body
  const { experts } = loadPanel(db, taskId)
  if (!idText.safeParse(key).success) throw invalidInput('key', '替补专家：编号应为 UUID')
  if (!experts.some(({ id }) => id === replaces && id !== key))
    throw invalidInput('replaces', '替换的专家：应为本组的专家')
  const others = listRecordsOfKinds(db, taskId, ['substitute']).filter((one) => one.key !== key)
  if (
    indexRecords(others)
      .all('substitute')
      .some(({ body: { replaces: one } }) => one === replaces)
  )
    throw invalidInput('replaces', '替换的专家：已有替补，请先取消原来的回避')
  if (name.trim() === '') throw invalidInput('name', '替补专家姓名：不能为空')
  if (experts.some((expert) => expert.id !== key && expert.name === name.trim()))
    throw invalidInput('name', `替补专家姓名：${name.trim()}已在本组，请另选一名专家`)
  const problems = problemsInPrinting(fonts, [['name', '替补专家姓名', name]])
  if (problems.length > 0) throw new AppError({ code: 'input-invalid', problems })
}
