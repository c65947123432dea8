import type { Signer } from '../../../shared/domain/opinion/snapshot.ts'
import type { OpinionRevision } from '../../../shared/domain/task/workspace.ts'
import { call } from '../../lib/core-client.ts'
import { PadDialog } from '../../ui/pad-dialog.tsx'

type SignDialogProps = {
  readonly taskId: string
  readonly signer: Signer
  readonly revision: OpinionRevision
  /** One sentence: what is being signed. */
  readonly sentence: string
  readonly onSigned: () => Promise<void>
  readonly onClose: () => void
}

/** One expert signs the frozen opinion. */
export function SignDialog(props: SignDialogProps) {
  const { taskId, signer, revision, sentence, onSigned, onClose } = props
  return (
    <PadDialog
      name={signer.name}
      sentence={sentence}
      note="签字确认后不能更改"
      onConfirm={async (ink) => {
        await call('signature.sign', {
          taskId,
          expertId: signer.expertId,
          snapshotSha256: revision.snapshotSha256,
          ink: { ...ink, strokes: ink.strokes.map((stroke) => [...stroke]) },
        })
        await onSigned()
      }}
      onClose={onClose}
    />
  )
}
