import { Button } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import type { SignatureInk } from '../../shared/domain/opinion/annex5-content.ts'
import { inkProblem } from '../../shared/domain/opinion/ink.ts'
import { errorMessage } from '../lib/error-message.ts'
import { usePad } from '../lib/use-pad.ts'
import { ErrorNote } from './error-note.tsx'
import './pad-dialog.css'

type PadDialogProps = {
  readonly name: string
  /** One sentence: what is being signed. */
  readonly sentence: string
  /** What confirming means, beside the buttons. */
  readonly note: string
  /** Keeps the ink; what it throws is shown and the pad stays. */
  readonly onConfirm: (ink: SignatureInk) => Promise<void>
  readonly onClose: () => void
}

/** The device as it is handed over: a name, one sentence and a pad, nothing else. */
export function PadDialog({ name, sentence, note, onConfirm, onClose }: PadDialogProps) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const { canvas, isEmpty, clear, ink, pen, onKeyDown } = usePad()
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
      await onConfirm(signed)
    } catch (failure) {
      setError(errorMessage(failure))
      setIsBusy(false)
    }
  }
  return (
    <dialog
      ref={dialog}
      className="pad-dialog"
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-sentence`}
      onCancel={(event) => {
        event.preventDefault()
        if (!isBusy) onClose()
      }}
    >
      <header>
        <h1 id={`${id}-name`}>{name}</h1>
        <p id={`${id}-sentence`}>{sentence}</p>
        <p className="pad-turn">把设备横过来，写得更大。</p>
      </header>
      <div className="pad">
        <canvas
          ref={canvas}
          role="application"
          tabIndex={0}
          aria-label={`${name}的签名区，用笔、手指或鼠标书写；也可用方向键移笔，空格落笔和提笔`}
          onKeyDown={onKeyDown}
        />
        {pen && (
          <span
            className="pad-pen"
            data-down={pen.isDown}
            style={{ left: `${pen.x * 100}%`, top: `${pen.y * 100}%` }}
            aria-hidden
          />
        )}
        <span className="pad-line" aria-hidden />
        {isEmpty && (
          <span className="pad-hint" aria-hidden>
            请在横线上方签名
          </span>
        )}
      </div>
      {error && <ErrorNote message={error} />}
      <footer>
        <Button size="large" disabled={isBusy} onClick={onClose}>
          返回
        </Button>
        <span className="pad-note">{note}</span>
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
