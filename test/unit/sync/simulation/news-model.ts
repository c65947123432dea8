import type { Standing } from '../../../../shared/domain/sync/index.ts'
import type { Random } from './random.ts'

/** What the platform tells of a task. */
export type TaskNews = {
  readonly taskId: string
  readonly state: 'assigned' | 'changed' | 'withdrawn' | 'reassigned'
  readonly packageRevision: number
}
/** What the county bureau decided on a received opinion; only the latest stands in the feed. */
export type DecisionNews = {
  readonly decisionId: string
  /** The idempotency key of the opinion. */
  readonly opinionId: string
}
export type News =
  ({ readonly kind: 'task' } & TaskNews) | ({ readonly kind: 'decision' } & DecisionNews)

/** By the thing it is about: each with the place of its last change. */
export type NewsFeed = ReadonlyMap<string, { readonly sequence: number; readonly news: News }>

export type FeedPage = {
  readonly kind: 'page'
  readonly cursor: string
  readonly hasMore: boolean
  readonly isReset: boolean
  readonly news: readonly News[]
}

/** So few that a device has to ask several times, and may crash in between. */
const PAGE = 3

export function keyOfNews(news: News): string {
  return news.kind === 'task' ? `task ${news.taskId}` : `decision ${news.opinionId}`
}

/** The contract's feed: what changed since a cursor, whole present states, a reset for a foreign one. */
export function feedPage(feed: NewsFeed, history: string, cursor: string | null): FeedPage {
  const [of, number] = (cursor ?? '').split('.')
  const after = of === history ? Number(number) : null
  const later = [...feed.values()]
    .filter(({ sequence }) => sequence > (after ?? 0))
    .toSorted((one, other) => one.sequence - other.sequence)
  const shown = later.slice(0, PAGE)
  return {
    kind: 'page',
    cursor: `${history}.${shown.at(-1)?.sequence ?? after ?? 0}`,
    hasMore: later.length > PAGE,
    isReset: cursor !== null && after === null,
    news: shown.map((one) => one.news),
  }
}

/** Something of a task changes: it is withdrawn, given to others, given back, or issued once more. */
export function changedTask(random: Random, present: TaskNews): TaskNews {
  const state = random.pick(['assigned', 'changed', 'changed', 'withdrawn', 'reassigned'] as const)
  const packageRevision = present.packageRevision + (state === 'changed' ? 1 : 0)
  return { ...present, state, packageRevision }
}

/** What a device has of the news, on its disk. */
export type NewsDisk = {
  cursor: string | null
  readonly notices: Map<string, TaskNews>
  /** The newest package of each task; what is here is never given up for an older one. */
  readonly packages: Map<string, number>
  readonly decisions: Map<string, DecisionNews>
  /** Received items that may be lost, or are. */
  readonly standings: Map<string, Exclude<Standing, 'kept'>>
}

export const emptyNews = (): NewsDisk => ({
  cursor: null,
  notices: new Map(),
  packages: new Map(),
  decisions: new Map(),
  standings: new Map(),
})

/** Takes one entry in, as the driver does: present states replace each other, nothing is removed. */
export function takeNews(disk: NewsDisk, news: News): void {
  if (news.kind === 'decision') {
    const { kind: _kind, ...decision } = news
    disk.decisions.set(decision.decisionId, decision)
    return
  }
  const { kind: _kind, ...notice } = news
  disk.notices.set(notice.taskId, notice)
  const isOurs = notice.state === 'assigned' || notice.state === 'changed'
  const known = disk.packages.get(notice.taskId) ?? 0
  if (isOurs && notice.packageRevision > known) {
    disk.packages.set(notice.taskId, notice.packageRevision)
  }
}
