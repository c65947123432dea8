import { Button, Modal } from 'antd'
import { useId, useState } from 'react'
import { SAMPLE_PASSWORD } from '../../../../shared/domain/seal/sample.ts'
import type { SealDesk, SealPlace } from '../../../../shared/domain/seal/seal.ts'
import type { OpinionRevision } from '../../../../shared/domain/task/workspace.ts'
import { AppError } from '../../../../shared/errors.ts'
import { call } from '../../../lib/core-client.ts'
import { errorMessage } from '../../../lib/error-message.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { TextField } from '../../../ui/text-field.tsx'

type SealDialogProps = {
  readonly taskId: string
  readonly place: SealPlace
  readonly revision: OpinionRevision
  readonly onSealed: (desk: SealDesk) => void
  readonly onClose: () => void
}

/** One signer types the password of their certificate, and says yes to what is doubtful about it. */
export function SealDialog({ taskId, place, revision, onSealed, onClose }: SealDialogProps) {
  const formId = useId()
  const passwordId = `${formId}-password`
  const [password, setPassword] = useState('')
  const [warnings, setWarnings] = useState<readonly string[]>([])
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const isWarned = warnings.length > 0

  async function seal(): Promise<void> {
    if (isBusy) return
    setError(null)
    setIsBusy(true)
    try {
      const { snapshotSha256 } = revision
      const input = { taskId, field: place.field, snapshotSha256, password }
      onSealed(await call('seal.sign', { ...input, acceptsWarnings: isWarned }))
    } catch (failure) {
      if (failure instanceof AppError && failure.info.code === 'seal-doubtful') {
        setWarnings(failure.info.warnings)
      } else setError(errorMessage(failure))
      setIsBusy(false)
    }
  }
  return (
    <Modal
      open
      title={`${place.name} 签章`}
      onCancel={() => !isBusy && onClose()}
      afterOpenChange={(isOpen) => isOpen && document.getElementById(passwordId)?.focus()}
      footer={[
        <Button key="back" disabled={isBusy} onClick={onClose}>
          返回
        </Button>,
        <Button key="seal" type="primary" htmlType="submit" form={formId} loading={isBusy}>
          {isWarned ? '已核对，仍要签章' : '签章'}
        </Button>,
      ]}
    >
      <form
        id={formId}
        className="seal-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void seal()
        }}
      >
        <p>
          在验收意见第 {revision.revision} 版（校验码 {revision.snapshotSha256.slice(0, 12)}
          ）上签章，签章后不能更改。
        </p>
        <p className="note">
          证书文件：{place.file?.name}
          {place.file?.isSample && `（示例证书，密码 ${SAMPLE_PASSWORD}）`}
        </p>
        <TextField
          id={passwordId}
          label="证书密码"
          type="password"
          value={password}
          onChange={(next) => {
            setPassword(next)
            setWarnings([])
          }}
        />
        {isWarned && (
          <div className="seal-warnings" role="alert">
            <p>还没有签章，请先核对：</p>
            <ul>
              {warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </div>
        )}
        {error && <ErrorNote message={error} />}
      </form>
    </Modal>
  )
}
