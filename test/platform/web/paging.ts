import type { Span } from '../records/search.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'

/** The part of a list that a page with this number shows. */
export function spanOf(page: number, rowsAPage: number): Span {
  return { offset: (page - 1) * rowsAPage, limit: rowsAPage }
}

type Place = {
  readonly page: number
  readonly rowsAPage: number
  readonly count: number
  /** The address of another page of the same list. */
  readonly addressOf: (page: number) => string
}

/** Where in a long list this page is, and the way to the others; nothing for a list of one page. */
export function pager({ page, rowsAPage, count, addressOf }: Place): Html {
  const last = Math.max(1, Math.ceil(count / rowsAPage))
  if (last === 1 && page === 1) return html``
  const step = (to: number, name: string): Html =>
    to < 1 || to > last || to === page
      ? html`<span aria-hidden="true">${name}</span>`
      : html`<a href="${addressOf(to)}">${name}</a>`
  return html`<nav class="pager" aria-label="翻页">
    ${step(1, '首页')} ${step(Math.min(page - 1, last), '上一页')}
    <span>第 ${page} 页，共 ${last} 页</span>
    ${step(page + 1, '下一页')} ${step(last, '末页')}
  </nav>`
}
