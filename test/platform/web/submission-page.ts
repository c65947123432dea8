import type { SubmittedFile } from '../../../shared/formats/platform-api.ts'
import type { ReceivedLine } from '../records/received.ts'
import type { StoredReceipt, StoredSubmission } from '../records/submissions.ts'
import type { StoredTaskEvent } from '../records/task-events.ts'
import { attachedPart, type Attached } from './attached-part.ts'
import { decisionPart } from './decision-part.ts'
import { filesPart } from './files-part.ts'
import { historyPart } from './history.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { beijingTime, layout } from './layout.ts'
import type { Fact } from './record-facts.ts'
import { conclusionBadge, decisionBadge, editionText, readDecision } from './words.ts'

export type SubmissionView = {
  readonly submission: StoredSubmission
  readonly facts: readonly Fact[]
  readonly files: readonly SubmittedFile[]
  /** Hashes that are not here yet. */
  readonly missing: readonly string[]
  readonly receipt: StoredReceipt | undefined
  readonly attached: readonly Attached[]
  readonly editions: readonly ReceivedLine[]
  readonly events: readonly StoredTaskEvent[]
  /** Of the list of files. */
  readonly page: number
}

/** One edition of an opinion: what it says, its PDF, files, receipt, and what happened around it. */
export function submissionPage(platformName: string, view: SubmissionView): string {
  const { submission, receipt, missing, editions, files } = view
  const base = `/submissions/${encodeURIComponent(submission.id)}`
  const own = editions.find(({ id }) => id === submission.id)
  const decision = own?.decision ?? null
  const held = new Set(files.map(({ sha256 }) => sha256).filter((hash) => !missing.includes(hash)))
  const body = html`<article>
      <h2>
        ${submission.enterpriseName} ${conclusionBadge(submission.conclusion)}
        ${
          receipt === undefined
            ? html`<span class="badge waiting">接收中，还缺 ${missing.length} 份文件</span>`
            : ''
        }
        ${decision === null ? '' : html`主管部门意见 ${decisionBadge(decision)}`}
      </h2>
      ${factList([
        { label: '任务文号', value: submission.taskNumber },
        { label: '轮次和版次', value: editionText(submission) },
        { label: '验收日期', value: submission.concludedOn },
        ...view.facts,
      ])}
    </article>
    ${pdfPart(base, files, held)}
    <article>${filesPart(base, files, held, view.page)}</article>
    ${attachedPart(view.attached)}
    <article>
      ${receiptPart(base, submission, receipt)}
      ${receipt === undefined ? '' : decisionPart(base, decision === null ? undefined : readDecision(decision))}
    </article>
    <article>
      <h3>本任务的各版</h3>
      ${editionTable(editions, submission.id)}
      <h3>经过</h3>
      ${historyPart(view.events, editions)}
    </article>`
  return layout(platformName, '/', `${submission.taskNumber}，${editionText(submission)}`, body)
}

function factList(facts: readonly Fact[]): Html {
  return html`<dl>
    ${facts.map(
      ({ label, value }) =>
        html`<dt>${label}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`
}

function pdfPart(base: string, files: readonly SubmittedFile[], held: ReadonlySet<string>): Html {
  const pdf = files.find(({ kind }) => kind === 'opinion-pdf')
  if (pdf === undefined || !held.has(pdf.sha256)) {
    return html`<article>
      <h3>验收意见 PDF</h3>
      <p>尚未收到。</p>
    </article>`
  }
  return html`<article>
    <h3>验收意见 PDF</h3>
    <iframe
      class="paper"
      src="${base}/opinion.pdf#view=FitH&navpanes=0"
      title="验收意见 PDF"
    ></iframe>
    <p class="links">
      <a href="${base}/opinion.pdf" target="_blank" rel="noopener">查看验收意见 PDF（新窗口）</a>
    </p>
  </article>`
}

function receiptPart(
  base: string,
  { recordSha256 }: StoredSubmission,
  receipt: StoredReceipt | undefined,
): Html {
  return html`<h3>回执</h3>
    ${factList([
      {
        label: '接收时间',
        value: receipt === undefined ? '尚未收齐' : beijingTime(receipt.receivedAt),
      },
      { label: '回执编号', value: receipt?.receiptNumber ?? '尚未出具' },
      { label: '记录 SHA-256', value: recordSha256 },
      ...(receipt === undefined ? [] : [{ label: '签名（Ed25519）', value: receipt.signature }]),
    ])}
    <p class="links">
      <a href="${base}/record.json">验收记录（JSON）</a>
      ${receipt === undefined ? '' : html`<a href="${base}/receipt.json">回执（JSON）</a>`}
    </p>`
}

function editionTable(editions: readonly ReceivedLine[], ownId: string): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="本任务的各版">
    <table>
      <thead>
        <tr>
          <th>版次</th>
          <th>结论</th>
          <th>验收日期</th>
          <th>回执</th>
          <th>主管部门意见</th>
        </tr>
      </thead>
      <tbody>
        ${editions.map(
          (one) =>
            html`<tr>
              <td>
                ${
                  one.id === ownId
                    ? html`${editionText(one)}（本页）`
                    : html`<a href="/submissions/${encodeURIComponent(one.id)}"
                        >${editionText(one)}</a
                      >`
                }
              </td>
              <td>${conclusionBadge(one.conclusion)}</td>
              <td>${one.concludedOn}</td>
              <td>${one.receiptNumber ?? '接收中'}</td>
              <td>${decisionBadge(one.decision)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
