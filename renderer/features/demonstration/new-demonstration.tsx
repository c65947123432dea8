import { CheckOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { DemonstrationScript } from '../../../shared/catalog/index.ts'
import {
  namedSoftware,
  unnamedSystem,
  type NamedSoftware,
} from '../../../shared/domain/demonstration/software.ts'
import { OTHER_SYSTEM } from '../../../shared/domain/demonstration/steps.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'

type NewDemonstrationProps = {
  readonly script: DemonstrationScript
  readonly canStart: boolean
  readonly onStart: (body: NamedSoftware['body']) => void
  readonly onOpen: (key: string) => void
}

const OTHER = { system: '', systemType: OTHER_SYSTEM, provider: '', brand: '' }

/** One press for each system of contract and filing, each further type of the script, and any other. */
export function NewDemonstration(props: NewDemonstrationProps) {
  const { script, canStart, onStart, onOpen } = props
  const { workspace, records } = useWorkspace()
  const shown = records.all('demonstration')
  const named = namedSoftware(workspace.package.filing, script)
  const isNamed = (type: string) => named.some(({ body }) => body.systemType === type)
  const unnamed = script.systems.filter(({ system }) => !isNamed(system))
  const groups = [
    { origin: 'contract', title: '合同交付' },
    { origin: 'filing', title: '备案需求' },
  ] as const
  return (
    <section className="demonstration-new" aria-labelledby="new-demonstration-title">
      <h2 id="new-demonstration-title">添加演示的系统</h2>
      {groups.map(({ origin, title }) => {
        const systems = named.filter((one) => one.origin === origin)
        if (systems.length === 0) return null
        return (
          <Group key={origin} title={title}>
            {systems.map(({ body }) => {
              const there = shown.find((one) => one.body.system === body.system)
              return (
                <Button
                  key={body.system}
                  color="primary"
                  variant={there ? 'text' : 'outlined'}
                  icon={there ? <CheckOutlined aria-hidden /> : <PlusOutlined aria-hidden />}
                  disabled={!canStart && !there}
                  onClick={() => (there ? onOpen(there.key) : onStart(body))}
                >
                  {body.system}
                  <span className="note">{there ? '已添加' : typeNote(body.systemType)}</span>
                </Button>
              )
            })}
          </Group>
        )
      })}
      <Group title="其他类型">
        {unnamed.map(({ code, system, name }) => (
          <Button
            key={code}
            icon={<PlusOutlined aria-hidden />}
            disabled={!canStart}
            onClick={() => onStart(unnamedSystem(system, name))}
          >
            {system} {name}
          </Button>
        ))}
        <Button
          icon={<PlusOutlined aria-hidden />}
          disabled={!canStart}
          onClick={() => onStart(OTHER)}
        >
          其他系统
          <span className="note">自拟步骤</span>
        </Button>
      </Group>
    </section>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="demonstration-group" role="group" aria-label={title}>
      <span className="note" aria-hidden>
        {title}
      </span>
      <div className="demonstration-types">{children}</div>
    </div>
  )
}

function typeNote(type: string): string {
  return type === OTHER_SYSTEM ? '自拟步骤' : type
}
