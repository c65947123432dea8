import type { StoredAccount } from '../records/accounts.ts'
import type { Found } from '../records/search.ts'
import type { StoredTaskEvent } from '../records/task-events.ts'
import type { Assignment, StoredTask } from '../records/tasks.ts'
import { historyPart } from './history.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { beijingTime, layout } from './layout.ts'
import { pager } from './paging.ts'

export const TASKS_A_PAGE = 10

export type TasksView = {
  readonly found: Found<StoredTask>
  readonly words: string
  readonly page: number
  readonly events: readonly StoredTaskEvent[]
  readonly assignments: readonly Assignment[]
  /** Of the assignments. */
  readonly accounts: readonly StoredAccount[]
  /** Whom a task may be given to, as a help to typing. */
  readonly suggested: readonly StoredAccount[]
}

const STATES = {
  assigned: '已派出',
  changed: '有新版任务包',
  withdrawn: '已撤回',
  reassigned: '已改派',
} as const
const BADGES = {
  assigned: 'passed',
  changed: 'rectify',
  withdrawn: 'waiting',
  reassigned: 'waiting',
} as const

export function tasksPage(platformName: string, view: TasksView): string {
  const { found, words, page } = view
  const addressOf = (to: number): string =>
    `/tasks?${new URLSearchParams({ words, page: String(to) }).toString()}`
  const place = { page, rowsAPage: TASKS_A_PAGE, count: found.count, addressOf }
  return layout(platformName, '/tasks', `任务 ${found.count} 项`, [
    searchForm(words),
    ...(found.rows.length === 0 ? [emptyState(words)] : found.rows.map((task) => card(task, view))),
    pager(place),
    html`<datalist id="accounts">
      ${view.suggested.map(({ name, account }) => html`<option value="${account}">${name}</option>`)}
    </datalist>`,
  ])
}

function searchForm(words: string): Html {
  return html`<form method="get" action="/tasks" role="search">
    <label class="wide"
      >企业或任务文号 <input type="search" name="words" value="${words}" maxlength="120"
    /></label>
    <button>查找</button>
    <a href="/tasks">清除条件</a>
  </form>`
}

function emptyState(words: string): Html {
  return html`<article>
    <h2>${words === '' ? '还没有任务' : '没有符合条件的任务'}</h2>
    <p>
      ${
        words === ''
          ? '用 npm run platform 启动（不带 --no-samples），就有示例任务和专家账号。'
          : '请检查企业名称和文号。'
      }
    </p>
  </article>`
}

function card(task: StoredTask, { assignments, accounts, events }: TasksView): Html {
  const base = `/tasks/${encodeURIComponent(task.id)}`
  const own = assignments.filter(({ taskId }) => taskId === task.id)
  return html`<article id="task:${task.id}">
    <h2>${task.enterpriseName}</h2>
    <dl>
      <dt>任务文号</dt>
      <dd>${task.number}</dd>
      <dt>任务包</dt>
      <dd>第 ${task.packageRevision} 版</dd>
    </dl>
    <div class="scroll" tabindex="0" role="region" aria-label="${task.enterpriseName}的派出情况">
      <table>
        <thead>
          <tr>
            <th>专家</th>
            <th>账号</th>
            <th>状态</th>
            <th>原因</th>
            <th>时间</th>
          </tr>
        </thead>
        <tbody>
          ${own.map((one) => row(one, accounts))}
        </tbody>
      </table>
    </div>
    <details>
      <summary>经过</summary>
      ${historyPart(
        events.filter(({ taskId }) => taskId === task.id),
        [],
      )}
    </details>
    <form method="post" class="actions">
      <label class="wide">原因 <input name="reason" maxlength="200" required /></label>
      <button formaction="${base}/reissue">下发新版任务包</button>
      <button formaction="${base}/withdraw">撤回</button>
      <label
        >改派给账号 <input name="account" list="accounts" maxlength="60" autocomplete="off"
      /></label>
      <button formaction="${base}/reassign">改派</button>
    </form>
  </article>`
}

function row(one: Assignment, accounts: readonly StoredAccount[]): Html {
  const account = accounts.find(({ id }) => id === one.accountId)
  return html`<tr>
    <td>${account?.name ?? ''}</td>
    <td>${account?.account ?? ''}</td>
    <td><span class="badge ${BADGES[one.state]}">${STATES[one.state]}</span></td>
    <td>${one.reason}</td>
    <td>${beijingTime(one.changedAt)}</td>
  </tr>`
}
