import type { ReceivedLine } from '../records/received.ts'
import type { Found } from '../records/search.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { beijingTime, layout } from './layout.ts'
import { pager } from './paging.ts'
import { filterText } from './received-query.ts'
import type { ReceivedQuery } from './received-query.ts'
import { conclusionBadge, CONCLUSIONS, decisionBadge, editionText } from './words.ts'

export const LINES_A_PAGE = 50

/** What was received: searched, filtered, page by page. */
export function receivedPage(
  platformName: string,
  query: ReceivedQuery,
  found: Found<ReceivedLine>,
): string {
  const isAll = filterText(query) === ''
  const summary = isAll ? `共 ${found.count} 份` : `符合条件的 ${found.count} 份`
  return layout(platformName, '/', summary, [searchForm(query), list(query, found, isAll)])
}

function searchForm(query: ReceivedQuery): Html {
  const option = (value: string, name: string): Html =>
    (query.conclusion ?? '') === value
      ? html`<option value="${value}" selected>${name}</option>`
      : html`<option value="${value}">${name}</option>`
  return html`<article>
    <form method="get" action="/" role="search">
      <label class="wide"
        >企业或任务文号 <input type="search" name="words" value="${query.words}" maxlength="120"
      /></label>
      <label
        >结论
        <select name="conclusion">
          ${option('', '全部')}${option('passed', CONCLUSIONS.passed)}${option('rectify', CONCLUSIONS.rectify)}
        </select></label
      >
      <label>验收日期从 <input type="date" name="from" value="${query.from ?? ''}" /></label>
      <label>到 <input type="date" name="to" value="${query.to ?? ''}" /></label>
      <button>查找</button>
      <a href="/">清除条件</a>
      <a href="/submissions.csv?${filterText(query)}" download="验收意见.csv">导出为表格（CSV）</a>
    </form>
  </article>`
}

function list(query: ReceivedQuery, found: Found<ReceivedLine>, isAll: boolean): Html {
  if (found.rows.length === 0) {
    return html`<article>
      <h2>${isAll ? '还没有收到验收意见' : '没有符合条件的验收意见'}</h2>
      <p>
        ${
          isAll
            ? '在验收工具的“上报”页联网上报后，刷新本页即可看到。'
            : '请减少条件，或检查企业名称、文号和日期。'
        }
      </p>
    </article>`
  }
  const addressOf = (page: number): string => `/?${filterText(query)}&page=${page}`
  return html`<article>
    <div class="scroll" tabindex="0" role="region" aria-label="已接收的验收意见">
      <table class="lines">
        <thead>
          <tr>
            <th>企业</th>
            <th>任务文号</th>
            <th>版次</th>
            <th>结论</th>
            <th>验收日期</th>
            <th>回执</th>
            <th>主管部门意见</th>
          </tr>
        </thead>
        <tbody>
          ${found.rows.map(line)}
        </tbody>
      </table>
    </div>
    ${pager({ page: query.page, rowsAPage: LINES_A_PAGE, count: found.count, addressOf })}
  </article>`
}

function line(one: ReceivedLine): Html {
  return html`<tr>
    <td><a href="/submissions/${encodeURIComponent(one.id)}">${one.enterpriseName}</a></td>
    <td>${one.taskNumber}</td>
    <td>${editionText(one)}</td>
    <td>${conclusionBadge(one.conclusion)}</td>
    <td>${one.concludedOn}</td>
    <td>
      ${
        one.receivedAt === null
          ? html`<span class="badge waiting">接收中</span>`
          : html`${one.receiptNumber ?? ''}<br /><small>${beijingTime(one.receivedAt)}</small>`
      }
    </td>
    <td>${decisionBadge(one.decision)}</td>
  </tr>`
}
