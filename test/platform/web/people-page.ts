import type { StoredAccount, StoredDevice, StoredInstitution } from '../records/accounts.ts'
import type { Found } from '../records/search.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { beijingTime, layout } from './layout.ts'
import { pager } from './paging.ts'
import { peopleQueryText } from './people-query.ts'
import type { PeopleQuery } from './people-query.ts'

export const PEOPLE_A_PAGE = 50

export type PeopleView = {
  readonly institutions: readonly StoredInstitution[]
  readonly devices: Found<StoredDevice>
  readonly accounts: Found<StoredAccount>
}

/** Who may sign in from where: devices and accounts, searched together, page by page. */
export function peoplePage(platformName: string, query: PeopleQuery, view: PeopleView): string {
  const { institutions, devices, accounts } = view
  const isAll = query.words === ''
  const found = `设备 ${devices.count} 台，账号 ${accounts.count} 个`
  const turn = (list: 'devices' | 'accounts'): Html =>
    pager({
      page: query[list],
      rowsAPage: PEOPLE_A_PAGE,
      count: view[list].count,
      addressOf: (page) => `/people?${peopleQueryText({ ...query, [list]: page })}`,
    })
  return layout(platformName, '/people', isAll ? found : `符合条件的${found}`, [
    searchForm(query.words),
    section('登记码', ['评测机构', '登记码'], institutions.map(institution), '还没有评测机构。'),
    section(
      '设备',
      ['设备', '评测机构', '程序版本', '登记时间', '状态', ''],
      devices.rows.map((one) => device(one, query)),
      isAll ? '还没有设备登记。' : '没有符合条件的设备。',
      turn('devices'),
    ),
    section(
      '账号',
      ['专家', '账号', '评测机构', '状态', ''],
      accounts.rows.map((one) => account(one, query)),
      isAll ? '还没有账号。' : '没有符合条件的账号。',
      turn('accounts'),
    ),
  ])
}

function searchForm(words: string): Html {
  return html`<form method="get" action="/people" role="search">
    <label class="wide"
      >设备、专家、账号或评测机构
      <input type="search" name="words" value="${words}" maxlength="120"
    /></label>
    <button>查找</button>
    <a href="/people">清除条件</a>
  </form>`
}

function section(
  title: string,
  heads: readonly string[],
  rows: readonly Html[],
  empty: string,
  turn: Html = html``,
): Html {
  if (rows.length === 0) {
    return html`<article>
      <h2>${title}</h2>
      <p>${empty}</p>
      ${turn}
    </article>`
  }
  return html`<article>
    <h2>${title}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="${title}">
      <table>
        <thead>
          <tr>
            ${heads.map((head) => (head === '' ? html`<td></td>` : html`<th>${head}</th>`))}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    ${turn}
  </article>`
}

function institution({ name, enrolmentCode }: StoredInstitution): Html {
  return html`<tr>
    <td>${name}</td>
    <td><code>${enrolmentCode}</code></td>
  </tr>`
}

function device(one: StoredDevice, query: PeopleQuery): Html {
  return html`<tr>
    <td>${one.name}</td>
    <td>${one.institutionName}</td>
    <td>${one.appVersion}</td>
    <td>${beijingTime(one.registeredAt)}</td>
    <td>${state(one.revokedAt === null, '可用')}</td>
    <td>
      ${one.revokedAt === null ? button(`/devices/${one.id}/revoke`, '停用', one.name, query) : ''}
    </td>
  </tr>`
}

function account(one: StoredAccount, query: PeopleQuery): Html {
  const isOpen = one.disabledAt === null
  return html`<tr>
    <td>${one.name}</td>
    <td>${one.account}</td>
    <td>${one.institutionName}</td>
    <td>${state(isOpen, '可用')}</td>
    <td>
      ${
        isOpen
          ? button(`/accounts/${one.id}/disable`, '停用', one.name, query)
          : button(`/accounts/${one.id}/enable`, '启用', one.name, query)
      }
    </td>
  </tr>`
}

function state(isOpen: boolean, open: string): Html {
  return isOpen
    ? html`<span class="badge passed">${open}</span>`
    : html`<span class="badge waiting">已停用</span>`
}

/** Comes back to the same place of the lists. */
function button(action: string, label: string, what: string, query: PeopleQuery): Html {
  return html`<form method="post" action="${action}?${peopleQueryText(query)}">
    <button aria-label="${label}${what}">${label}</button>
  </form>`
}
