import type { DecisionPayload, SubmittedFile } from '../../../shared/formats/platform-api.ts'
import type { StoredReceipt, StoredSubmission } from '../records/submissions.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { decisionPart } from './decision-part.ts'
import { beijingTime, layout } from './layout.ts'

export type Received = {
  readonly submission: StoredSubmission
  readonly files: readonly SubmittedFile[]
  readonly missingCount: number
  readonly receipt: StoredReceipt | undefined
  readonly decision: DecisionPayload | undefined
}

/** Files shown of one submission; the rest is in the receipt. */
const MAX_FILES_SHOWN = 200

const CONCLUSIONS = { passed: '验收通过', rectify: '限期整改' } as const
const KINDS = { 'opinion-pdf': '验收意见', evidence: '佐证', 'stamped-scan': '盖章扫描件' } as const

export function receivedPage(platformName: string, all: readonly Received[]): string {
  const done = all.filter(({ receipt }) => receipt !== undefined).length
  const summary = `已出具回执 ${done} 份，接收中 ${all.length - done} 份`
  return layout(platformName, '/', summary, all.length === 0 ? emptyState : all.map(card))
}

const emptyState = html`<article>
  <h2>还没有收到验收意见</h2>
  <p>在验收工具的“上报”页联网上报后，刷新本页即可看到。</p>
</article>`

function card({ submission, files, missingCount, receipt, decision }: Received): Html {
  const base = `/submissions/${encodeURIComponent(submission.id)}`
  return html`<article>
    <h2>
      ${submission.enterpriseName}
      <span class="badge ${submission.conclusion}">${CONCLUSIONS[submission.conclusion]}</span>
      ${
        receipt === undefined
          ? html`<span class="badge waiting">接收中，还缺 ${missingCount} 份文件</span>`
          : ''
      }
    </h2>
    <dl>
      <dt>任务文号</dt>
      <dd>${submission.taskNumber}</dd>
      <dt>版次</dt>
      <dd>第 ${submission.revision} 版</dd>
      <dt>验收轮次</dt>
      <dd>第 ${submission.round} 轮</dd>
      <dt>验收日期</dt>
      <dd>${submission.concludedOn}</dd>
      <dt>接收时间</dt>
      <dd>${receipt === undefined ? '尚未收齐' : beijingTime(receipt.receivedAt)}</dd>
      <dt>回执编号</dt>
      <dd>${receipt === undefined ? '尚未出具' : receipt.receiptNumber}</dd>
      <dt>记录 SHA-256</dt>
      <dd><code>${submission.recordSha256}</code></dd>
    </dl>
    ${
      receipt === undefined
        ? ''
        : html`<nav>
            <a href="${base}/opinion.pdf">查看验收意见 PDF</a>
            <a href="${base}/record.json">验收记录（JSON）</a>
            <a href="${base}/receipt.json">回执（JSON）</a>
          </nav>`
    }
    ${receipt === undefined ? '' : decisionPart(base, decision)} ${fileTable(base, files)}
  </article>`
}

function fileTable(base: string, files: readonly SubmittedFile[]): Html {
  const rest = files.length - MAX_FILES_SHOWN
  return html`<details open>
    <summary>文件 ${files.length} 份</summary>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>类别</th>
            <th>名称</th>
            <th>大小</th>
            <th>SHA-256</th>
          </tr>
        </thead>
        <tbody>
          ${files.slice(0, MAX_FILES_SHOWN).map(
            (file) =>
              html`<tr>
                <td>${KINDS[file.kind]}</td>
                <td>
                  <a href="${base}/files/${file.sha256}" download="${file.name}">${file.name}</a>
                </td>
                <td>${sizeText(file.sizeBytes)}</td>
                <td><code>${file.sha256}</code></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${rest > 0 ? html`<p>其余 ${rest} 份见回执。</p>` : ''}
  </details>`
}

function sizeText(sizeBytes: number): string {
  if (sizeBytes < 1024) return `${sizeBytes} 字节`
  if (sizeBytes < 1024 ** 2) return `${(sizeBytes / 1024).toFixed(1)} KB`
  return `${(sizeBytes / 1024 ** 2).toFixed(1)} MB`
}
