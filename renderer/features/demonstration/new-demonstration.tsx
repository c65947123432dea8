import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { DemonstratedSystem, DemonstrationScript } from '../../../shared/catalog/index.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { softwareOf } from './contract-software.ts'

type Props = {
  readonly script: DemonstrationScript
  readonly shownTypes: readonly (string | undefined)[]
  readonly canStart: boolean
  readonly onStart: (type: DemonstratedSystem) => void
}

/** One button for each type of system; what the contract delivers is named beside them. */
export function NewDemonstration({ script, shownTypes, canStart, onStart }: Props) {
  const { workspace } = useWorkspace()
  const software = softwareOf(workspace.package.filing)
  return (
    <section className="demonstration-new" aria-labelledby="new-demonstration-title">
      <h2 id="new-demonstration-title">添加演示的系统</h2>
      <div className="demonstration-types">
        {script.systems.map((type) => {
          const isShown = shownTypes.includes(type.system)
          return (
            <Button
              key={type.code}
              icon={<PlusOutlined aria-hidden />}
              disabled={!canStart}
              onClick={() => onStart(type)}
            >
              {type.system} {type.name}
              {isShown && <span className="note">已演示</span>}
            </Button>
          )
        })}
      </div>
      <p className="note">
        {software.length === 0
          ? '合同交付清单中没有软件，请对照合同原件。'
          : `合同交付的软件：${software.map(({ system }) => system).join('、')}`}
      </p>
    </section>
  )
}
