import type { StoredAccount, StoredDevice, StoredInstitution } from '../records/accounts.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { beijingTime, layout } from './layout.ts'

export type PeopleView = {
  readonly institutions: readonly StoredInstitution[]
  readonly devices: readonly StoredDevice[]
  readonly accounts: readonly StoredAccount[]
}

export function peoplePage(platformName: string, view: PeopleView): string {
  const summary = `设备 ${view.devices.length} 台，账号 ${view.accounts.length} 个`
  return layout(platformName, '/people', summary, [
    section(
      '登记码',
      ['评测机构', '登记码'],
      view.institutions.map(institution),
      '还没有评测机构。',
    ),
    section(
      '设备',
      ['设备', '评测机构', '程序版本', '登记时间', '状态', ''],
      view.devices.map(device),
      '还没有设备登记。',
    ),
    section(
      '账号',
      ['专家', '账号', '评测机构', '状态', ''],
      view.accounts.map(account),
      '还没有账号。',
    ),
  ])
}

function section(
  title: string,
  heads: readonly string[],
  rows: readonly Html[],
  empty: string,
): Html {
  if (rows.length === 0) {
    return html`<article>
      <h2>${title}</h2>
      <p>${empty}</p>
    </article>`
  }
  return html`<article>
    <h2>${title}</h2>
    <div class="scroll">
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
  </article>`
}

function institution({ name, enrolmentCode }: StoredInstitution): Html {
  return html`<tr>
    <td>${name}</td>
    <td><code>${enrolmentCode}</code></td>
  </tr>`
}

function device(one: StoredDevice): Html {
  return html`<tr>
    <td>${one.name}</td>
    <td>${one.institutionName}</td>
    <td>${one.appVersion}</td>
    <td>${beijingTime(one.registeredAt)}</td>
    <td>${state(one.revokedAt === null, '可用')}</td>
    <td>${one.revokedAt === null ? button(`/devices/${one.id}/revoke`, '停用', one.name) : ''}</td>
  </tr>`
}

function account(one: StoredAccount): Html {
  const isOpen = one.disabledAt === null
  return html`<tr>
    <td>${one.name}</td>
    <td>${one.account}</td>
    <td>${one.institutionName}</td>
    <td>${state(isOpen, '可用')}</td>
    <td>
      ${
        isOpen
          ? button(`/accounts/${one.id}/disable`, '停用', one.name)
          : button(`/accounts/${one.id}/enable`, '启用', one.name)
      }
    </td>
  </tr>`
}

function state(isOpen: boolean, open: string): Html {
  return isOpen
    ? html`<span class="badge passed">${open}</span>`
    : html`<span class="badge waiting">已停用</span>`
}

function button(action: string, label: string, what: string): Html {
  return html`<form method="post" action="${action}">
    <button aria-label="${label}${what}">${label}</button>
  </form>`
}
