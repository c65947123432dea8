import type { TakenBatch, TakenItem } from '../rules/take-batch.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { layout } from './layout.ts'

/** Where a batch file is handed in, and what became of the one just handed in. */
export function batchPage(platformName: string, taken: TakenBatch | string | null): string {
  const summary = '没有网络的电脑导出的上报批次（.uploadbatch），在这里接收'
  return layout(platformName, '/batch', summary, [form, ...outcome(taken)])
}

const form = html`<article>
  <h2>接收上报批次</h2>
  <form method="post" action="/batch" enctype="multipart/form-data">
    <label>批次密码 <input type="password" name="password" required autocomplete="off" /></label>
    <label>批次文件 <input type="file" name="batch" accept=".uploadbatch" required /></label>
    <button type="submit">接收</button>
  </form>
</article>`

function outcome(taken: TakenBatch | string | null): readonly Html[] {
  if (taken === null) return []
  if (typeof taken === 'string') {
    return [
      html`<article role="alert">
        <h2>没有接收</h2>
        <p>${taken}</p>
      </article>`,
    ]
  }
  const ids = taken.items.flatMap(({ submissionId }) => submissionId ?? [])
  return [
    html`<article>
      <h2>已接收 ${ids.length} 份，未接收 ${taken.items.length - ids.length} 份</h2>
      <ul>
        ${taken.items.map(item)}
      </ul>
      ${ids.length === 0 ? '' : receiptsForm(ids)}
    </article>`,
  ]
}

/** A form, not a link: an address holds the ids of some hundred opinions only. */
function receiptsForm(ids: readonly string[]): Html {
  return html`<form method="post" action="/batch/receipts">
    <input type="hidden" name="submissions" value="${ids.join(' ')}" />
    <button>下载回执文件</button>
    <span>带回原来的电脑，在“同步中心”导入，核验后才显示“已上报”。</span>
  </form>`
}

function item({ enterpriseName, taskNumber, isScan, receiptNumber, problem }: TakenItem): Html {
  return html`<li>
    ${enterpriseName}，${taskNumber}${isScan ? '，后补盖章扫描件' : ''}：${receiptNumber ?? `未接收，${problem ?? ''}`}
  </li>`
}
