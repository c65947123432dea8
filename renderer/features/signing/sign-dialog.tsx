import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { inkProblem } from '../../../shared/domain/opinion/ink.ts'
import type { Signer } from '../../../shared/domain/opinion/snapshot.ts'
import type { OpinionRevision } from '../../../shared/domain/task/workspace.ts'
import { call } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { usePad } from './use-pad.ts'

type SignDialogProps = {
  readonly taskId: string
  readonly signer: Signer
  readonly revision: OpinionRevision
  /** One sentence: what is being signed. */
  readonly sentence: string
  readonly onSigned: () => Promise<void>
  readonly onClose: () => void
}

/** The device as it is handed over: a name, one sentence and a pad, nothing else. */
export function SignDialog(props: SignDialogProps) {
  const { taskId, signer, revision, sentence, onSigned, onClose } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const { canvas, isEmpty, clear, ink } = usePad()
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  useEffect(() => {
    dialog.current?.showModal()
  }, [])

  async function confirm(): Promise<void> {
    const signed = ink()
    const problem = inkProblem(signed)
    setError(problem)
    if (problem !== null || isBusy) return
    setIsBusy(true)
    try {
      await call('signature.sign', {
        taskId,
        expertId: signer.expertId,
        snapshotSha256: revision.snapshotSha256,
        ink: { ...signed, strokes: signed.strokes.map((stroke) => [...stroke]) },
      })
      await onSigned()
    } catch (failure) {
      setError(errorMessage(failure))
      setIsBusy(false)
    }
  }
  return (
    <dialog
      ref={dialog}
      className="sign-dialog"
      aria-labelledby="sign-name"
      aria-describedby="sign-sentence"
      onCancel={(event) => {
        event.preventDefault()
        if (!isBusy) onClose()
      }}
    >
      <header>
        <h1 id="sign-name">{signer.name}</h1>
        <p id="sign-sentence">{sentence}</p>
        <p className="sign-turn">把设备横过来，写得更大。</p>
      </header>
      <div className="sign-pad">
        <canvas ref={canvas} aria-label={`${signer.name}的签名区，用笔、手指或鼠标书写`} />
        <span className="sign-pad-line" aria-hidden />
        {isEmpty && (
          <span className="sign-pad-hint" aria-hidden>
            请在横线上方签名
          </span>
        )}
      </div>
      {error && <ErrorNote message={error} />}
      <footer>
        <Button size="large" disabled={isBusy} onClick={onClose}>
          返回
        </Button>
        <span className="sign-final">签字确认后不能更改</span>
        <Button size="large" disabled={isEmpty || isBusy} onClick={clear}>
          重签
        </Button>
        <Button
          size="large"
          type="primary"
          disabled={isEmpty}
          loading={isBusy}
          onClick={() => void confirm()}
        >
          确认
        </Button>
      </footer>
    </dialog>
  )
}
