import { Tooltip } from 'antd'
import type { IndicatorLinks } from '../../shared/catalog/index.ts'
import { useWorkspaceStore } from '../lib/workspace-store.ts'
import './link-tags.css'

/** Items and scenarios that this bears on: codes, with their titles when pointed at or read out. */
export function LinkTags({ items, scenarios }: IndicatorLinks) {
  const set = useWorkspaceStore(({ view }) => view?.set)
  const codes = [...items, ...scenarios]
  if (codes.length === 0 || !set) return null
  const titleOf = (code: string) =>
    [...set.items, ...set.scenarios].find((one) => one.code === code)?.title ?? code
  return (
    <ul className="link-tags" aria-label="关联的采集项和场景">
      {codes.map((code) => (
        <li key={code}>
          <Tooltip title={titleOf(code)}>
            <span className="link-tag">{code}</span>
          </Tooltip>
          <span className="visually-hidden">{titleOf(code)}</span>
        </li>
      ))}
    </ul>
  )
}
