import { trades, type TradeId } from '../../../shared/catalog/terms.ts'
import { holdsWords } from '../../../shared/domain/record/text.ts'
import {
  STATUS_NAMES,
  TASK_STATUSES,
  type TaskStatus,
  type TaskSummary,
} from '../../../shared/domain/task/workspace.ts'

export type SortField = 'enterprise' | 'county' | 'trade' | 'appointment' | 'status' | 'progress'

/** What the list shows; null is all. */
export type TaskFilter = {
  readonly text: string
  readonly status: TaskStatus | null
  readonly county: string | null
  readonly trade: TradeId | null
  readonly sort: SortField
  readonly isDescending: boolean
}

export const FIRST_FILTER: TaskFilter = {
  text: '',
  status: null,
  county: null,
  trade: null,
  sort: 'appointment',
  isDescending: false,
}

export type Facet<V extends string> = {
  readonly value: V
  readonly name: string
  readonly count: number
}

export function tradeName(id: string): string {
  return trades.find((trade) => trade.id === id)?.name ?? id
}

/** Every word of the search has to be in enterprise, project, number or county. */
function matchesText(task: TaskSummary, text: string): boolean {
  return holdsWords(`${task.enterprise} ${task.project} ${task.number} ${task.county}`, text)
}

export function filterTasks(
  tasks: readonly TaskSummary[],
  filter: TaskFilter,
): readonly TaskSummary[] {
  const { status, county, trade } = filter
  const direction = filter.isDescending ? -1 : 1
  const compare = COMPARE[filter.sort]
  return tasks
    .filter(
      (task) =>
        (status === null || task.status === status) &&
        (county === null || task.county === county) &&
        (trade === null || task.trade === trade) &&
        matchesText(task, filter.text),
    )
    .toSorted((a, b) => direction * compare(a, b) || byText(a.number, b.number))
}

/** How many of the searched tasks each choice would show, whatever is chosen in the others. */
export function facets(tasks: readonly TaskSummary[], text: string) {
  const found = tasks.filter((task) => matchesText(task, text))
  const counties = [...new Set(tasks.map(({ county }) => county))].toSorted(byText)
  const count = (matches: (task: TaskSummary) => boolean): number => found.filter(matches).length
  return {
    total: found.length,
    status: TASK_STATUSES.map((value): Facet<TaskStatus> => ({
      value,
      name: STATUS_NAMES[value],
      count: count((task) => task.status === value),
    })),
    county: counties.map((value): Facet<string> => ({
      value,
      name: value,
      count: count((task) => task.county === value),
    })),
    trade: trades.map(({ id, name }): Facet<TradeId> => ({
      value: id,
      name,
      count: count((task) => task.trade === id),
    })),
  }
}

const collator = new Intl.Collator('zh-CN', { numeric: true })
const byText = (a: string, b: string): number => collator.compare(a, b)

const COMPARE: Readonly<Record<SortField, (a: TaskSummary, b: TaskSummary) => number>> = {
  enterprise: (a, b) => byText(a.enterprise, b.enterprise),
  county: (a, b) => byText(a.county, b.county),
  trade: (a, b) => byText(tradeName(a.trade), tradeName(b.trade)),
  // Tasks without an appointment come last.
  appointment: (a, b) => byCode(a.appointment ?? '9999', b.appointment ?? '9999'),
  status: (a, b) => TASK_STATUSES.indexOf(a.status) - TASK_STATUSES.indexOf(b.status),
  progress: (a, b) => a.stepsDone - b.stepsDone,
}

function byCode(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
