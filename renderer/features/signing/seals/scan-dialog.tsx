import { Button, Checkbox, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { judgeScanCode } from '../../../../shared/domain/seal/scan-code.ts'
import type { SealDesk } from '../../../../shared/domain/seal/seal.ts'
import type { OpinionRevision } from '../../../../shared/domain/task/workspace.ts'
import type { ScannedPaper } from '../../../../shared/ipc/contract.ts'
import { call } from '../../../lib/core-client.ts'
import { errorMessage } from '../../../lib/error-message.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { PdfPages } from '../../../ui/pdf-pages.tsx'
import type { ReadScan } from './scan-section.tsx'

type ScanDialogProps = {
  readonly taskId: string
  readonly revision: OpinionRevision
  readonly scan: ReadScan
  readonly onAdded: (desk: SealDesk) => void
  readonly onClose: () => void
}

/** Shows a scan before it is kept: whether its code is this opinion's, or an expert compares. */
export function ScanDialog({ taskId, revision, scan, onAdded, onClose }: ScanDialogProps) {
  const { snapshotSha256 } = revision
  const verdict = judgeScanCode(scan.code, snapshotSha256)
  const [hasCompared, setHasCompared] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  async function add(): Promise<void> {
    setIsBusy(true)
    setError(null)
    try {
      const { grant, code } = scan
      onAdded(await call('seal.addScan', { taskId, snapshotSha256, grant, code }))
    } catch (failure) {
      setError(errorMessage(failure))
      setIsBusy(false)
    }
  }
  return (
    <Modal
      open
      title="添加盖章扫描件"
      width={820}
      onCancel={() => !isBusy && onClose()}
      footer={[
        <Button key="back" disabled={isBusy} onClick={onClose}>
          返回
        </Button>,
        <Button
          key="add"
          type="primary"
          loading={isBusy}
          disabled={verdict === 'another' || (verdict === 'unreadable' && !hasCompared)}
          onClick={() => void add()}
        >
          添加
        </Button>,
      ]}
    >
      <div className="seal-form">
        {verdict === 'this' && (
          <p role="status">扫描件上的二维码与本版一致（校验码 {snapshotSha256.slice(0, 12)}）。</p>
        )}
        {verdict === 'another' && (
          <ErrorNote message="不能添加：扫描件上的二维码属于另一份或另一版验收意见。请核对纸质文件，扫描这一版后重试。" />
        )}
        {verdict === 'unreadable' && (
          <>
            <p role="status">
              没有读到二维码。请对照下面的扫描件，核对文书编号、第 {revision.revision} 版和校验码{' '}
              {snapshotSha256.slice(0, 12)}。
            </p>
            <Checkbox
              checked={hasCompared}
              onChange={({ target }) => setHasCompared(target.checked)}
            >
              已核对，是这一版的盖章扫描件
            </Checkbox>
          </>
        )}
        {error && <ErrorNote message={error} />}
        <div className="scan-view quiet-scroll" tabIndex={0} role="group" aria-label="扫描件">
          <ScanPicture paper={scan.paper} />
        </div>
      </div>
    </Modal>
  )
}

function ScanPicture({ paper }: { readonly paper: ScannedPaper }) {
  if (paper.mediaType === 'application/pdf') {
    return <PdfPages bytes={paper.bytes} label={paper.name} />
  }
  return <ScanImage paper={paper} />
}

function ScanImage({ paper }: { readonly paper: ScannedPaper }) {
  const [url] = useState(() =>
    URL.createObjectURL(new Blob([paper.bytes.slice()], { type: paper.mediaType })),
  )
  useEffect(() => () => URL.revokeObjectURL(url), [url])
  return <img src={url} alt={paper.name} />
}
