import { Button } from 'antd'
import { useState } from 'react'
import type { IndicatorSet } from '../../../shared/catalog/types.ts'
import { missingBeforeHandingIn } from '../../../shared/domain/panel/handing-in.ts'
import type { RecordIndex } from '../../../shared/domain/record/read.ts'
import { useJump } from '../../lib/jump.ts'
import { useRecord } from '../../lib/use-record.ts'
import { dateAndTime } from '../../lib/words.ts'
import { useMissingMarks } from './rubric/use-missing-marks.ts'
import { goTo } from './score-guide.tsx'

type HandInProps = {
  readonly set: IndicatorSet
  readonly records: RecordIndex
  readonly expertId: string
  readonly expertName: string
  readonly targetOf: (code: string) => string
}

/** 提交打分, and 撤回打分 until the opinion is frozen. */
export function HandIn({ set, records, expertId, expertName, targetOf }: HandInProps) {
  const { body, save, canEdit } = useRecord('score-sheet', expertId)
  const [isAsked, setIsAsked] = useState(false)
  const missing = missingBeforeHandingIn(set, records, expertId)
  const first = missing[0]
  const marks = useMissingMarks(records, expertId)
  const jump = useJump()
  const isWhole = missing.length === 0 && marks.count === 0
  return (
    <section
      id={`score-sheet:${expertId}`}
      className="hand-in"
      tabIndex={-1}
      aria-label={`${expertName}的提交`}
    >
      {body.handedInAt ? (
        <>
          <p>
            <strong>{expertName} 已提交打分</strong>（{dateAndTime(body.handedInAt)}
            ）。定稿前可以撤回修改。
          </p>
          <Button disabled={!canEdit} onClick={() => save({ handedInAt: null })}>
            撤回打分
          </Button>
        </>
      ) : (
        <>
          <p>
            {isWhole && '全部打完，可以提交。提交后别人才看得到您的打分；全部提交后可见彼此打分。'}
            {missing.length > 0 &&
              `还有 ${missing.length} 项没有打分${isAsked ? `：${missing.join('、')}` : ''}。`}
            {marks.count > 0 && `验收评议还有 ${marks.count} 个要点没有评分或没有写理由。`}
            {isAsked && !isWhole && '补齐后再提交。'}
          </p>
          <div className="hand-in-actions">
            {first !== undefined && <Button onClick={() => goTo(targetOf(first))}>去打分</Button>}
            {marks.target !== null && (
              <Button onClick={() => jump('scoring', marks.target)}>去评议</Button>
            )}
            <Button
              type="primary"
              disabled={!canEdit}
              onClick={() => {
                setIsAsked(true)
                if (isWhole) save({ handedInAt: new Date().toISOString() })
              }}
            >
              提交打分
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
