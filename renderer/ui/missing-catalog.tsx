import { EmptyState } from './empty-state.tsx'

type MissingCatalogProps = {
  /** What the task was issued with, e.g. 勘查清单. */
  readonly name: string
}

/** The task pins a version that this program does not bring. */
export function MissingCatalog({ name }: MissingCatalogProps) {
  return (
    <EmptyState
      title={`没有这项任务所用的${name}`}
      note={`任务指定的${name}版本不在本机。请升级程序后再继续，已有数据不受影响。`}
    />
  )
}
