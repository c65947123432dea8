import { Button } from 'antd'
import { useCallback, useRef, useState, type ReactNode } from 'react'
import type { RecordKind } from '../../shared/domain/record/kinds.ts'
import { errorMessage } from '../lib/error-message.ts'
import { addImage, dropEvidence, pickEvidence, type AddedFiles } from '../lib/evidence.ts'
import { useFileDrop } from '../lib/use-file-drop.ts'
import { useMayWrite } from '../lib/use-may-write.ts'
import { useEvidenceOf, useWorkspaceStore } from '../lib/workspace-store.ts'
import { CameraDialog } from './camera-dialog.tsx'
import { ErrorNote } from './error-note.tsx'
import './evidence-bar.css'
import { EvidencePicker } from './evidence-picker.tsx'
import { EvidenceThumb } from './evidence-thumb.tsx'
import { EvidenceViewer } from './evidence-viewer.tsx'
import { HistoryBesideEvidence } from './history-button.tsx'
import { TakingInProgress } from './taking-in-progress.tsx'
import { useHasCamera } from './use-has-camera.ts'
import { usePastedImages } from './use-pasted-images.ts'

type EvidenceBarProps = {
  readonly kind: RecordKind
  readonly recordKey: string
  /** What is proven, for the labels of the buttons. */
  readonly title: string
  /** Only what is shot on the spot counts here. */
  readonly cameraOnly?: boolean | undefined
}

/** More are shown on request: a card stays a card. */
const SHOWN = 24

/** The evidence (佐证) of one record: pick, drop, paste, shoot or reuse; look at it; remove it. */
export function EvidenceBar({ kind, recordKey, title, cameraOnly = false }: EvidenceBarProps) {
  const evidence = useEvidenceOf(kind, recordKey)
  const taskId = useWorkspaceStore((state) => state.taskId) ?? ''
  const canEdit = useMayWrite(kind, recordKey)
  const bar = useRef<HTMLElement>(null)
  const [open, setOpen] = useState<string | null>(null)
  const [dialog, setDialog] = useState<'camera' | 'picker' | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [isWhole, setIsWhole] = useState(false)
  const target = { taskId, kind, key: recordKey }

  const fail = useCallback((failure: unknown) => setError(errorMessage(failure)), [])
  const addFiles = useCallback(
    (adding: Promise<AddedFiles>) => {
      setError(null)
      adding.then(({ refused }) => {
        if (refused.length > 0) setError(refused.join('\n'))
      }, fail)
    },
    [fail],
  )
  usePastedImages(bar, `${kind}:${recordKey}`, canEdit, (image) => {
    setError(null)
    addImage(target, image, image.name, 'imported').catch(fail)
  })

  const drop = useFileDrop(canEdit, (files) => addFiles(dropEvidence(target, files)))
  const shown = evidence.find(({ id }) => id === open)

  return (
    <section
      ref={bar}
      className="evidence-bar"
      data-of={`${kind}:${recordKey}`}
      aria-label={`${title}的佐证`}
      {...drop}
    >
      <span className="evidence-bar-count">
        {evidence.length === 0 ? '暂无佐证' : `佐证 ${evidence.length} 份`}
      </span>
      {(isWhole ? evidence : evidence.slice(0, SHOWN)).map((piece) => (
        <EvidenceThumb key={piece.id} evidence={piece} onOpen={() => setOpen(piece.id)} />
      ))}
      {evidence.length > SHOWN && !isWhole && (
        <Button onClick={() => setIsWhole(true)}>
          另有 {evidence.length - SHOWN} 份，全部显示
        </Button>
      )}
      <TakingInProgress target={target} />
      {canEdit && (
        <BarButtons
          title={title}
          cameraOnly={cameraOnly}
          onPick={() => addFiles(pickEvidence(target))}
          onShoot={() => setDialog('camera')}
          onReuse={() => setDialog('picker')}
        />
      )}
      <HistoryBesideEvidence kind={kind} recordKey={recordKey} />
      {error && <ErrorNote message={error} actions={<Dismiss onClick={() => setError(null)} />} />}
      {shown && (
        <EvidenceViewer evidence={shown} canRemove={canEdit} onClose={() => setOpen(null)} />
      )}
      {dialog === 'camera' && (
        <CameraDialog
          title={title}
          onShot={(image, name, device) => addImage(target, image, name, 'camera', device)}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'picker' && (
        <EvidencePicker target={target} title={title} onClose={() => setDialog(null)} />
      )}
    </section>
  )
}

type BarButtonsProps = {
  readonly title: string
  readonly cameraOnly: boolean
  readonly onPick: () => void
  readonly onShoot: () => void
  readonly onReuse: () => void
}

function BarButtons({ title, cameraOnly, onPick, onShoot, onReuse }: BarButtonsProps): ReactNode {
  const hasCamera = useHasCamera()
  const hasOthers = useWorkspaceStore(({ workspace }) => (workspace?.evidence.length ?? 0) > 0)
  return (
    <div className="evidence-bar-buttons">
      {!cameraOnly && (
        <Button
          onClick={onPick}
          aria-label={`为${title}添加佐证`}
          title="也可把文件拖到这里，或粘贴截图"
        >
          添加文件
        </Button>
      )}
      {cameraOnly && !hasCamera && (
        <span className="note">只接受现场拍摄，但这台电脑没有摄像头，请换用带摄像头的设备</span>
      )}
      {hasCamera && (
        <Button onClick={onShoot} aria-label={`为${title}拍照`}>
          拍照
        </Button>
      )}
      {hasOthers && !cameraOnly && (
        <Button onClick={onReuse} aria-label={`为${title}选用已有佐证`}>
          选用已有
        </Button>
      )}
    </div>
  )
}

function Dismiss({ onClick }: { readonly onClick: () => void }) {
  return <Button onClick={onClick}>知道了</Button>
}
