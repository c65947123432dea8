import { Button, Segmented } from 'antd'

export type VerifiedFilter = 'all' | 'open'

type AgreeBarProps = {
  readonly agreedCount: number
  readonly openCount: number
  readonly isAllIn: boolean
  readonly canEdit: boolean
  readonly filter: VerifiedFilter
  readonly onFilter: (filter: VerifiedFilter) => void
  readonly onAgree: () => void
}

/** 采用一致意见: one click fills what all experts say, so that only divergences remain. */
export function AgreeBar(props: AgreeBarProps) {
  const { agreedCount, openCount, isAllIn, canEdit } = props
  return (
    <div className="agree-bar">
      <p>{hint(props)}</p>
      <div className="agree-bar-actions">
        <Segmented<VerifiedFilter>
          aria-label="显示范围"
          value={props.filter}
          options={[
            { value: 'all', label: '全部' },
            { value: 'open', label: `待定 ${openCount}` },
          ]}
          onChange={props.onFilter}
        />
        {canEdit && (
          <Button type="primary" disabled={!isAllIn || agreedCount === 0} onClick={props.onAgree}>
            采用一致意见（{agreedCount} 项）
          </Button>
        )}
      </div>
    </div>
  )
}

function hint({ agreedCount, openCount, isAllIn, canEdit }: AgreeBarProps): string {
  if (!canEdit) return '核定值由组长填写，本页只读。'
  if (!isAllIn) return '专家全部提交（或登记缺席）后，可以一次采用一致的打分。'
  if (agreedCount > 0)
    return `有 ${agreedCount} 项专家打分一致，可一次采用；其余逐项核定并写明理由。`
  return openCount > 0 ? `还有 ${openCount} 项待核定或缺核定理由。` : '全部核定完毕。'
}
