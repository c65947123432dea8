import { attachmentRecordSchema } from '../../../shared/formats/platform-api.ts'
import type { AttachmentRecord, SubmittedFile } from '../../../shared/formats/platform-api.ts'
import type { Records } from '../records/schema.ts'
import { findReceipt, listAttached, listFiles, missingFiles } from '../records/submissions.ts'
import type { StoredReceipt } from '../records/submissions.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { beijingTime } from './layout.ts'
import { sizeText } from './words.ts'

/** What came after an opinion: a scan of its stamped paper. */
export type Attached = {
  readonly id: string
  readonly record: AttachmentRecord
  readonly files: readonly SubmittedFile[]
  readonly missing: readonly string[]
  readonly receipt: StoredReceipt | undefined
}

export async function listAttachedTo(
  records: Records,
  idempotencyKey: string,
): Promise<readonly Attached[]> {
  const rows = await listAttached(records, idempotencyKey)
  return Promise.all(
    rows.map(async ({ id, record }) => ({
      id,
      // Checked when it was registered.
      record: attachmentRecordSchema.parse(JSON.parse(record)),
      files: await listFiles(records, id),
      missing: await missingFiles(records, id),
      receipt: await findReceipt(records, id),
    })),
  )
}

/** The scans that came after the opinion, each with its own receipt. */
export function attachedPart(attached: readonly Attached[]): Html {
  if (attached.length === 0) return html``
  return html`<article id="attached">
    <h3>后补的盖章扫描件 ${attached.length} 份</h3>
    <div class="scroll" tabindex="0" role="region" aria-label="后补的盖章扫描件">
      <table class="lines">
        <thead>
          <tr>
            <th>扫描件</th>
            <th>大小</th>
            <th>添加</th>
            <th>核对</th>
            <th>回执</th>
          </tr>
        </thead>
        <tbody>
          ${attached.flatMap((one) => one.files.map((file) => row(one, file)))}
        </tbody>
      </table>
    </div>
  </article>`
}

function row({ id, record, missing, receipt }: Attached, file: SubmittedFile): Html {
  const base = `/submissions/${encodeURIComponent(id)}`
  const { addedBy, addedAt, checkedBy } = record.scan
  return html`<tr>
    <td>
      ${
        missing.includes(file.sha256)
          ? html`${file.name} <span class="badge waiting">尚未收到</span>`
          : html`<a href="${base}/files/${file.sha256}" download="${file.name}">${file.name}</a>`
      }
    </td>
    <td>${sizeText(file.sizeBytes)}</td>
    <td>${addedBy}<br /><small>${beijingTime(addedAt)}</small></td>
    <td>${checkedBy === 'code' ? '二维码一致' : '人工核对'}</td>
    <td>
      ${
        receipt === undefined
          ? html`<span class="badge waiting">接收中</span>`
          : html`<a href="${base}/receipt.json">${receipt.receiptNumber}</a><br /><small
                >${beijingTime(receipt.receivedAt)}</small
              >`
      }
    </td>
  </tr>`
}
