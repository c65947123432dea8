import { Checkbox, Input, Select } from 'antd'
import { NO_FILTER, SHAPE_NAMES, SHAPES, type PoolFilter } from './pool-filter.ts'

type PoolFiltersProps = {
  readonly filter: PoolFilter
  readonly onChange: (filter: PoolFilter) => void
  readonly shown: number
  readonly total: number
}

const SOURCES = [
  { value: 'camera', label: '现场拍摄、录音' },
  { value: 'imported', label: '导入文件' },
  { value: 'package', label: '任务包附件' },
] as const

export function PoolFilters({ filter, onChange, shown, total }: PoolFiltersProps) {
  const isFiltered = filter !== NO_FILTER && shown !== total
  return (
    <div className="pool-filters" role="search" aria-label="筛选佐证">
      <Input
        allowClear
        className="pool-search"
        value={filter.text}
        aria-label="查找佐证"
        placeholder="名称、地点、设备、录入人、用在哪一项"
        onChange={({ target }) => onChange({ ...filter, text: target.value })}
      />
      <Select
        allowClear
        aria-label="类型"
        placeholder="全部类型"
        value={filter.shape}
        options={SHAPES.map((value) => ({ value, label: SHAPE_NAMES[value] }))}
        onChange={(shape?: PoolFilter['shape']) => onChange({ ...filter, shape: shape ?? null })}
      />
      <Select
        allowClear
        aria-label="来源"
        placeholder="全部来源"
        value={filter.source}
        options={[...SOURCES]}
        onChange={(source?: PoolFilter['source']) =>
          onChange({ ...filter, source: source ?? null })
        }
      />
      <Checkbox
        className="pool-unlinked"
        checked={filter.isUnlinkedOnly}
        onChange={({ target }) => onChange({ ...filter, isUnlinkedOnly: target.checked })}
      >
        只看未关联
      </Checkbox>
      <p className="note pool-count" role="status">
        {isFiltered ? `${shown} / ${total} 份` : `共 ${total} 份`}
      </p>
    </div>
  )
}
