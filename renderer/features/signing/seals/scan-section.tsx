import { Button } from 'antd'
import { useState } from 'react'
import type { SealDesk, StampedScan } from '../../../../shared/domain/seal/seal.ts'
import type { OpinionRevision } from '../../../../shared/domain/task/workspace.ts'
import { call, shell } from '../../../lib/core-client.ts'
import { errorMessage } from '../../../lib/error-message.ts'
import { useJump } from '../../../lib/jump.ts'
import { dateAndTime, fileSize } from '../../../lib/words.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { StatusChip } from '../../../ui/status-chip.tsx'
import { readScanCode, type ReadScan } from './read-scan-code.ts'
import { ScanDialog } from './scan-dialog.tsx'

type ScanSectionProps = {
  readonly taskId: string
  readonly revision: OpinionRevision
  readonly scans: readonly StampedScan[]
  readonly lateScans: SealDesk['lateScans']
  readonly onAdded: (desk: SealDesk) => void
}

/** 盖章扫描件: the paper that was printed, signed and stamped, kept beside its revision. */
export function ScanSection({ taskId, revision, scans, lateScans, onAdded }: ScanSectionProps) {
  const jump = useJump()
  const [scan, setScan] = useState<ReadScan | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [saved, setSaved] = useState<string | null>(null)

  async function run(work: () => Promise<void>): Promise<void> {
    setError(null)
    setSaved(null)
    setIsBusy(true)
    try {
      await work()
    } catch (failure) {
      setError(errorMessage(failure))
    } finally {
      setIsBusy(false)
    }
  }
  async function pick(): Promise<void> {
    const file = await shell.pickForSeal('scan')
    if (file === null) return
    const paper = await call('seal.readScan', { grant: file.grant })
    setScan({ grant: file.grant, paper, code: await readScanCode(paper) })
  }
  async function save({ id, name }: StampedScan): Promise<void> {
    const place = await shell.pickSaveScan(name)
    if (place === null) return
    await call('seal.saveScan', { taskId, scanId: id, grant: place.grant })
    setSaved(`已存为“${place.name}”。`)
  }
  return (
    <section className="signing-card" aria-labelledby="scan-title">
      <h2 id="scan-title">盖章扫描件</h2>
      <p className="note">
        打印后用实物印章盖章的，可把扫描件存在这里，随任务保存、导出和上报；上报之后再盖章的，也可以随时补。可用
        PDF、JPG、PNG。
      </p>
      {scans.length > 0 && (
        <ul className="signer-list">
          {scans.map((one) => (
            <li key={one.id} id={`stamped-scan:${one.id}`} className="signer">
              <div className="seal-who">
                <span className="scan-name">{one.name}</span>
                <p className="note">
                  {fileSize(one.sizeBytes)}，{dateAndTime(one.addedAt)} 添加
                  {lateText(lateScans.find(({ id }) => id === one.id))}
                </p>
              </div>
              <StatusChip tone="ok">
                {one.checkedBy === 'code' ? '二维码一致' : '人工核对'}
              </StatusChip>
              <Button aria-label={`另存${one.name}`} onClick={() => void run(() => save(one))}>
                另存
              </Button>
            </li>
          ))}
        </ul>
      )}
      {error && <ErrorNote message={error} />}
      <div className="seal-actions">
        <Button loading={isBusy} onClick={() => void run(pick)}>
          添加扫描件
        </Button>
        {lateScans.some(({ receiptNumber }) => receiptNumber === null) && (
          <Button onClick={() => jump('upload')}>去上报后补的扫描件</Button>
        )}
      </div>
      <p role="status" className="save-pdf-outcome">
        {saved}
      </p>
      {scan && (
        <ScanDialog
          taskId={taskId}
          revision={revision}
          scan={scan}
          onAdded={(desk) => {
            onAdded(desk)
            setScan(null)
          }}
          onClose={() => setScan(null)}
        />
      )}
    </section>
  )
}

/** Of one that came after the opinion was sent. */
function lateText(late: SealDesk['lateScans'][number] | undefined): string {
  if (late === undefined) return ''
  return late.receiptNumber === null
    ? '；在开始上报之后添加，单独上报，待上报'
    : `；在开始上报之后添加，已单独上报，回执 ${late.receiptNumber}`
}
