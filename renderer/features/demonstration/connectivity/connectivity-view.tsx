import { useState, type KeyboardEvent } from 'react'
import type { DemonstrationScript } from '../../../../shared/catalog/index.ts'
import { CONNECTION_STATES } from '../../../../shared/domain/connectivity/connection.ts'
import { connectionsBetween, matrixSystems } from '../../../../shared/domain/connectivity/matrix.ts'
import { connectivitySummary, summaryText } from '../../../../shared/domain/connectivity/summary.ts'
import { inOrderOfEntry } from '../../../../shared/domain/record/read.ts'
import { useJumpedTo } from '../../../lib/jump.ts'
import { saveRecord } from '../../../lib/record-writer.ts'
import { useMayWrite } from '../../../lib/use-may-write.ts'
import { walkItems } from '../../../lib/walk.ts'
import { useWorkspace } from '../../../lib/workspace-store.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { AddSystem } from './add-system.tsx'
import { ConnectionCard } from './connection-card.tsx'
import './connectivity.css'
import { MatrixGrid } from './matrix-grid.tsx'

const PREFIX = 'connection:'

/** 数据贯通矩阵: which system hands what data to which, and how we know. */
export function ConnectivityView({ script }: { readonly script: DemonstrationScript | undefined }) {
  const { workspace, records } = useWorkspace()
  const [openKey, setOpenKey] = useState<string | null>(null)
  /** Typed in and in no connection yet. */
  const [added, setAdded] = useState<readonly string[]>([])
  useJumpedTo((target) => {
    if (target.startsWith(PREFIX)) setOpenKey(target.slice(PREFIX.length))
  })
  const connections = inOrderOfEntry(records.all('connection'))
  const known = matrixSystems(records, workspace.package.filing, script)
  const fresh = added.filter((name) => !known.some((one) => one.name === name))
  const systems = [...known, ...fresh.map((name) => ({ name, shortName: name }))]
  const canEdit = useMayWrite('connection')

  function add(from: string, to: string): void {
    const key = crypto.randomUUID()
    const address = { taskId: workspace.summary.id, kind: 'connection', key } as const
    saveRecord(address, { from, to }, 'now')
    setOpenKey(key)
  }
  function choose(from: string, to: string): void {
    const [first] = connectionsBetween(connections, from, to)
    if (first) setOpenKey(first.key)
    else if (canEdit) add(from, to)
  }
  /** Back to the cell where the keyboard was. */
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    // A dialog opened from a card is its child for React, but stands elsewhere.
    const isHere = event.target instanceof Node && event.currentTarget.contains(event.target)
    if (event.key !== 'Escape' || event.defaultPrevented || !isHere) return
    setOpenKey(null)
    document.querySelector<HTMLElement>('.matrix [tabindex="0"]')?.focus()
  }
  return (
    <>
      <section className="connectivity" id={`${PREFIX}matrix`} aria-label="数据贯通">
        <div className="connectivity-head">
          <h2>数据贯通矩阵</h2>
          <p role="status">{summaryText(connectivitySummary(records))}</p>
        </div>
        <p className="note">方向键移动，回车或点格子记录“来源 → 去向”；已有记录的格子打开记录。</p>
        {systems.length === 0 ? (
          <EmptyState
            title="矩阵中还没有系统"
            note="先添加演示的系统，或在下面写入系统、设备的名称。"
          />
        ) : (
          <MatrixGrid systems={systems} connections={connections} onChoose={choose} />
        )}
        <ul className="matrix-legend" aria-label="图例">
          {Object.entries(CONNECTION_STATES).map(([state, { sign, words }]) => (
            <li key={state} data-state={state}>
              <span className="matrix-sign" aria-hidden>
                {sign}
              </span>
              {words}
            </li>
          ))}
        </ul>
        {canEdit && (
          <AddSystem
            taken={systems.map(({ name }) => name)}
            onAdd={(name) => setAdded([...added, name])}
          />
        )}
      </section>
      <section aria-labelledby="connections-title">
        <h2 id="connections-title" className="section-heading">
          数据连接（{connections.length} 条）
        </h2>
        <div
          onKeyDown={(event) => {
            onKeyDown(event)
            walkItems('.record-card')(event)
          }}
        >
          {connections.map(({ key, body }) => (
            <ConnectionCard
              key={key}
              recordKey={key}
              isOpen={openKey === key}
              onToggle={() => setOpenKey(openKey === key ? null : key)}
              onAddAnother={() => add(body.from ?? '', body.to ?? '')}
            />
          ))}
        </div>
      </section>
    </>
  )
}
