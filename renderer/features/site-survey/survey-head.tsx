import { Checkbox, Input } from 'antd'
import { AddPoints } from './own-points/add-points.tsx'

type SurveyHeadProps = {
  readonly totalCount: number
  readonly openCount: number
  readonly shownCount: number
  /** Known areas, offered to a new checkpoint. */
  readonly areas: readonly string[]
  readonly text: string
  readonly onText: (text: string) => void
  readonly showsOpen: boolean
  readonly onShowOpen: (showsOpen: boolean) => void
}

/** How far the walk is; what of it is shown; checkpoints of the panel's own. */
export function SurveyHead(props: SurveyHeadProps) {
  const { totalCount, openCount, shownCount, areas, text, onText, showsOpen, onShowOpen } = props
  const isFiltered = showsOpen || text.trim() !== ''
  return (
    <>
      <div className="survey-head">
        <p>
          已完成 <strong>{totalCount - openCount}</strong> / {totalCount}，未完成 {openCount}
        </p>
        <AddPoints areas={areas} />
      </div>
      <div className="survey-filters">
        <Input
          type="search"
          className="survey-search"
          aria-label="查找勘查点"
          placeholder="查找勘查点：名称、编号、区域"
          allowClear
          value={text}
          onChange={({ target }) => onText(target.value)}
        />
        <Checkbox
          className="survey-filter"
          checked={showsOpen}
          onChange={({ target }) => onShowOpen(target.checked)}
        >
          只看未完成
        </Checkbox>
        <span className="note" role="status">
          {isFiltered && `显示 ${shownCount} / ${totalCount} 个勘查点`}
        </span>
      </div>
    </>
  )
}
