import {
  CloudUploadOutlined,
  ProfileOutlined,
  QuestionCircleOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import { NavLink } from 'react-router'
import { useAppState } from '../../lib/app-state.ts'
import './rail.css'

const PLACES: readonly {
  readonly path: string
  readonly name: string
  readonly icon: ComponentType
}[] = [
  { path: '/tasks', name: '任务', icon: ProfileOutlined },
  { path: '/upload', name: '同步', icon: CloudUploadOutlined },
  { path: '/verify', name: '核验', icon: SafetyCertificateOutlined },
  { path: '/settings', name: '设置', icon: SettingOutlined },
  { path: '/help', name: '帮助', icon: QuestionCircleOutlined },
]

export function Rail() {
  const unsent = useAppState(({ app }) => app?.unsentCount ?? 0)
  return (
    <nav className="rail" aria-label="主导航">
      {PLACES.map(({ path, name, icon: Icon }) => (
        <NavLink key={path} to={path} className="rail-link">
          <Icon />
          <span>{name}</span>
          {path === '/upload' && unsent > 0 && (
            <span className="rail-count" aria-label={`待上报 ${unsent} 份`}>
              {unsent}
            </span>
          )}
        </NavLink>
      ))}
    </nav>
  )
}
