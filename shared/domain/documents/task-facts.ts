import { CONCLUSION_NAMES } from '../opinion/conclusion.ts'
import { chineseDate } from '../opinion/calendar.ts'
import type { Block } from './blocks.ts'
import { facts } from './make.ts'
import type { Reading } from './reading.ts'

/** What every record of the file says at its head: of which task and round it is. */
export function taskFacts({ snapshot }: Reading): Block {
  const { enterprise, opinion, institution } = snapshot
  return facts(2, [
    ['项目单位', enterprise.name],
    ['项目名称', enterprise.projectName],
    ['评测机构', institution],
    ['验收日期', chineseDate(opinion.concludedOn)],
    ['验收轮次', opinion.round === 1 ? '首次验收' : `第 ${opinion.round} 轮复验`],
  ])
}

/** What was concluded, for sheets that are signed on paper. */
export function conclusionFacts({ snapshot, snapshotSha256 }: Reading): Block {
  return facts(1, [
    ['验收结论', CONCLUSION_NAMES[snapshot.opinion.conclusion]],
    ['验收意见版次', `第 ${snapshot.opinion.revision} 版`],
    ['定稿快照 SHA-256', snapshotSha256 ?? '尚未定稿'],
  ])
}
