import { Button } from 'antd'
import { useState } from 'react'
import { currentPromise } from '../../../shared/catalog/index.ts'
import { hasPromised, PROMISE_TEXT } from '../../../shared/domain/panel/attendance.ts'
import type { Expert } from '../../../shared/formats/task-package.ts'
import type { RecordAccess } from '../../lib/use-record.ts'
import { dateAndTime } from '../../lib/words.ts'
import { InkPicture } from '../../ui/ink-picture.tsx'
import { PadDialog } from '../../ui/pad-dialog.tsx'

type Props = { readonly expert: Expert; readonly record: RecordAccess<'attendance'> }

/** The promise of one expert, signed by hand. */
export function PromiseField({ expert, record }: Props) {
  const { body, save, canEdit } = record
  const [isSigning, setIsSigning] = useState(false)
  const isSigned = hasPromised(body)
  return (
    <div className="attendance-promise">
      <span className="time-field-label">保密和纪律承诺</span>
      <div className="attendance-promise-row">
        {isSigned && body.promiseInk && <InkPicture ink={body.promiseInk} name={expert.name} />}
        {isSigned && body.promisedAt && (
          <span className="note">{dateAndTime(body.promisedAt)} 签署</span>
        )}
        <Button
          type={isSigned ? 'default' : 'primary'}
          disabled={!canEdit}
          aria-label={`${expert.name}${isSigned ? '重签' : '签署'}承诺`}
          onClick={() => setIsSigning(true)}
        >
          {isSigned ? '重签' : '签署承诺'}
        </Button>
      </div>
      {isSigning && (
        <PadDialog
          name={expert.name}
          sentence={`本人已阅读并遵守《${currentPromise.title}》全部 ${currentPromise.items.length} 条。`}
          note="定稿前可以重签"
          onConfirm={(promiseInk) => {
            save({ promiseInk, promisedAt: new Date().toISOString(), promiseText: PROMISE_TEXT })
            setIsSigning(false)
            return Promise.resolve()
          }}
          onClose={() => setIsSigning(false)}
        />
      )}
    </div>
  )
}
