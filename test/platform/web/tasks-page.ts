import type { StoredAccount } from '../records/accounts.ts'
import type { Assignment, StoredTask } from '../records/tasks.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { beijingTime, layout } from './layout.ts'

export type TasksView = {
  readonly tasks: readonly StoredTask[]
  readonly assignments: readonly Assignment[]
  readonly accounts: readonly StoredAccount[]
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
  const summary = `任务 ${view.tasks.length} 项`
  const body = view.tasks.length === 0 ? emptyState : view.tasks.map((task) => card(task, view))
  return layout(platformName, '/tasks', summary, body)
}

const emptyState = html`<article>
  <h2>还没有任务</h2>
  <p>用 npm run platform 启动（不带 --no-samples），就有示例任务和专家账号。</p>
</article>`

function card(task: StoredTask, { assignments, accounts }: TasksView): Html {
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
    <div class="scroll">
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
    <form method="post" class="actions">
      <label class="wide">原因 <input name="reason" maxlength="200" required /></label>
      <button formaction="${base}/reissue">下发新版任务包</button>
      <button formaction="${base}/withdraw">撤回</button>
      <label
        >改派给
        <select name="accountId">
          ${accounts.map(({ id, name, account }) => html`<option value="${id}">${name}（${account}）</option>`)}
        </select></label
      >
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
