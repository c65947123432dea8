import { Button } from 'antd'
import { useState } from 'react'
import { isConfirmed, NO_CONFIRMATION } from '../../../shared/domain/interview/confirmation.ts'
import { saveRecord, whenSettled } from '../../lib/record-writer.ts'
import type { RecordAccess } from '../../lib/use-record.ts'
import { dateAndTime } from '../../lib/words.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { InkPicture } from '../../ui/ink-picture.tsx'
import { PadDialog } from '../../ui/pad-dialog.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'

type ConfirmationFieldProps = {
  readonly recordKey: string
  readonly record: RecordAccess<'interview'>
}

/** The interviewee signs the record or refuses; either closes it until it is withdrawn. */
export function ConfirmationField({ recordKey, record }: ConfirmationFieldProps) {
  const { body, save, canEdit } = record
  const { workspace } = useWorkspace()
  const [dialog, setDialog] = useState<'sign' | 'refuse' | 'withdraw' | null>(null)
  const person = (body.person ?? '').trim()
  const id = `interview:${recordKey}/confirmation`
  const close = () => setDialog(null)

  async function withdraw(reason: string): Promise<void> {
    const address = { taskId: workspace.summary.id, kind: 'interview', key: recordKey } as const
    saveRecord(address, NO_CONFIRMATION, 'now', { reason })
    // Nothing else may be typed into the same save: it would go beyond a withdrawal.
    await whenSettled(address)
    close()
  }
  return (
    <section id={id} className="confirmation" tabIndex={-1} aria-labelledby={`${id}-title`}>
      <h4 id={`${id}-title`}>受访人确认</h4>
      {isConfirmed(body) ? (
        <div className="confirmation-row">
          <ConfirmationFacts body={body} />
          {canEdit && <Button onClick={() => setDialog('withdraw')}>撤回确认</Button>}
        </div>
      ) : (
        <div className="confirmation-row">
          <Button
            type="primary"
            disabled={!canEdit || person === ''}
            onClick={() => setDialog('sign')}
          >
            受访人签名
          </Button>
          <Button disabled={!canEdit || person === ''} onClick={() => setDialog('refuse')}>
            拒绝签名
          </Button>
          <span className="note">
            {person === ''
              ? '请先填写受访人，再请其确认。'
              : '请受访人看过记录后签名。确认后记录不能再改，仍可摘录原话、添加佐证。'}
          </span>
        </div>
      )}
      {dialog === 'sign' && (
        <PadDialog
          name={person}
          sentence={`本人已看过${body.heldAt ? ` ${dateAndTime(body.heldAt)} ` : '本次'}的访谈记录，所记与本人所说一致。`}
          note="签名后记录不能再改"
          onConfirm={(confirmationInk) => {
            const confirmedAt = new Date().toISOString()
            save({ confirmation: 'signed', confirmationInk, confirmedAt, refusalReason: '' })
            close()
            return Promise.resolve()
          }}
          onClose={close}
        />
      )}
      <ReasonDialog
        isOpen={dialog === 'refuse'}
        title={`${person}拒绝签名`}
        note="拒签理由写入访谈记录，记录随即不能再改。"
        label="拒签理由（必填）"
        confirmText="记为拒签"
        onConfirm={(refusalReason) => {
          const confirmedAt = new Date().toISOString()
          save({ confirmation: 'refused', confirmationInk: null, confirmedAt, refusalReason })
          close()
        }}
        onClose={close}
      />
      <ReasonDialog
        isOpen={dialog === 'withdraw'}
        title="撤回受访人确认"
        note="撤回后可以修改记录，改完须请受访人重新确认。理由记入修改记录。"
        label="撤回理由（必填）"
        confirmText="撤回确认"
        onConfirm={withdraw}
        onClose={close}
      />
    </section>
  )
}

function ConfirmationFacts({ body }: Pick<RecordAccess<'interview'>, 'body'>) {
  const when = body.confirmedAt ? dateAndTime(body.confirmedAt) : ''
  if (body.confirmation === 'refused') {
    return (
      <p>
        {body.person}拒绝签名，理由：{body.refusalReason}
        <span className="note"> {when}</span>
      </p>
    )
  }
  return (
    <>
      {body.confirmationInk && (
        <InkPicture ink={body.confirmationInk} name={body.person ?? '受访人'} />
      )}
      <p>
        {body.person}已签名确认 <span className="note">{when}</span>
      </p>
    </>
  )
}
