import type { QuestionSet } from '../../../catalog/index.ts'
import type { Answers } from '../../questionnaire/answers.ts'

/** Respondents of one post, or of several that are too few to stand alone. */
export type RoleGroup = { readonly label: string; readonly questionnaires: readonly Answers[] }

/** A group of fewer could tell who answered what: the questionnaires are anonymous (our own rule). */
const SMALLEST_GROUP = 3

/**
 * The questionnaires by the respondents' post (岗位); posts with too few go together. Empty where
 * that leaves nothing to compare.
 *
 * Nor may what is left over be fewer: it could be had by subtraction from the whole.
 */
export function roleGroups(set: QuestionSet, filled: readonly Answers[]): readonly RoleGroup[] {
  const question = set.questions.find(({ code }) => code === set.roleQuestion)
  if (question?.kind !== 'single') return []
  const byRole = question.options
    .map(({ code, label }) => ({
      label,
      questionnaires: filled.filter((answers) => answers[question.code] === code),
    }))
    .toSorted((a, b) => b.questionnaires.length - a.questionnaires.length)
  const grown = byRole.filter(({ questionnaires }) => questionnaires.length >= SMALLEST_GROUP)
  const restOf = (groups: readonly RoleGroup[]) => {
    const named = new Set(groups.flatMap(({ questionnaires }) => questionnaires))
    return filled.filter((answers) => !named.has(answers))
  }
  const isTooFew = restOf(grown).length > 0 && restOf(grown).length < SMALLEST_GROUP
  const named = isTooFew ? grown.slice(0, -1) : grown
  const rest = restOf(named)
  const groups = rest.length === 0 ? named : [...named, { label: '其余岗位', questionnaires: rest }]
  return groups.length < 2 ? [] : groups
}
