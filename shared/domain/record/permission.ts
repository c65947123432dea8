import type { Expert } from '../../formats/task-package.ts'
import type { RecordKind } from './kinds.ts'

/** Kinds that each expert judges alone, out of the others' sight until all have handed in. */
export function isOwnJudgement(kind: RecordKind): boolean {
  return kind === 'score' || kind === 'scenario-score' || kind === 'rubric-mark'
}

/**
 * Why this expert may not write this record, as a Chinese sentence; null when they may.
 *
 * Scores belong to one expert each; the panel's verified values and the opinion are the leader's to
 * record; what is seen on site is anybody's.
 */
export function recordPermission(
  expert: Pick<Expert, 'id' | 'role'>,
  kind: RecordKind,
  key: string,
): string | null {
  switch (kind) {
    case 'score':
    case 'scenario-score':
    case 'rubric-mark':
      return key.startsWith(`${expert.id}/`) ? null : '只能填写自己的打分。请先切换到本人。'
    case 'score-sheet':
      return key === expert.id || expert.role === 'leader'
        ? null
        : '只能提交自己的打分。请先切换到本人。'
    case 'attendance':
    case 'vote':
      return key === expert.id || expert.role === 'leader'
        ? null
        : '只能填写自己的签到和表决。请先切换到本人。'
    case 'panel':
    case 'substitute':
      return expert.role === 'leader' ? null : '专家组事项由组长记录。请切换到组长后再填写。'
    case 'verified-item':
    case 'verified-scenario':
      return expert.role === 'leader' ? null : '专家组核定值由组长记录。请切换到组长后再填写。'
    case 'rubric-weights':
      return '验收评议权重在专家组开始工作时固定，不能再改。'
    case 'opinion':
      return expert.role === 'leader' ? null : '验收意见由组长起草。请切换到组长后再填写。'
    case 'material':
    case 'comparison':
    case 'checkpoint':
    case 'own-checkpoint':
    case 'interview':
    case 'questionnaire':
    case 'demonstration':
    case 'clarification':
    case 'equipment':
    case 'deliverable':
    case 'scenario-check':
    case 'quote':
    case 'connection':
    case 'annotation':
    case 'finding':
    case 'recheck':
    case 'step':
      return null
  }
}
