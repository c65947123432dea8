import { SearchOutlined } from '@ant-design/icons'
import { Input, Select } from 'antd'
import type { Facet, facets, TaskFilter } from './task-order.ts'
import { changeFilter } from './task-store.ts'

type TaskFiltersProps = {
  readonly filter: TaskFilter
  readonly counts: ReturnType<typeof facets>
}

export function TaskFilters({ filter, counts }: TaskFiltersProps) {
  return (
    <div className="task-filters" role="search">
      <Input
        type="search"
        className="task-search"
        aria-label="搜索任务"
        placeholder="搜索企业、项目、任务号、县（市、区）"
        prefix={<SearchOutlined aria-hidden />}
        allowClear
        value={filter.text}
        onChange={({ target }) => changeFilter({ text: target.value })}
      />
      <FacetSelect
        label="按状态筛选"
        all={`全部状态（${counts.total}）`}
        facets={counts.status}
        value={filter.status}
        onChange={(status) => changeFilter({ status })}
      />
      <FacetSelect
        label="按县（市、区）筛选"
        all="全部县（市、区）"
        facets={counts.county}
        value={filter.county}
        onChange={(county) => changeFilter({ county })}
      />
      <FacetSelect
        label="按细分行业筛选"
        all="全部行业"
        facets={counts.trade}
        value={filter.trade}
        onChange={(trade) => changeFilter({ trade })}
      />
    </div>
  )
}

type FacetSelectProps<V extends string> = {
  readonly label: string
  readonly all: string
  readonly facets: readonly Facet<V>[]
  readonly value: V | null
  readonly onChange: (value: V | null) => void
}

const ALL = ''

function FacetSelect<V extends string>(props: FacetSelectProps<V>) {
  const options = props.facets.map(({ value, name, count }) => ({
    value: value as string,
    label: `${name}（${count}）`,
  }))
  return (
    <Select
      className="task-facet"
      aria-label={props.label}
      value={(props.value as string | null) ?? ALL}
      popupMatchSelectWidth={false}
      options={[{ value: ALL, label: props.all }, ...options]}
      onChange={(chosen: string) =>
        props.onChange(props.facets.find(({ value }) => value === chosen)?.value ?? null)
      }
    />
  )
}
