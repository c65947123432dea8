import { FileExcelOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import {
  problemsInEquipment,
  type EquipmentBody,
} from '../../../../shared/domain/equipment/equipment.ts'
import type { StoredRecord } from '../../../../shared/domain/record/kinds.ts'
import { inOrderOfEntry } from '../../../../shared/domain/record/read.ts'
import { holdsWords } from '../../../../shared/domain/record/text.ts'
import type { TableImport } from '../../../../shared/ipc/contract.ts'
import { useJump, useJumpedTo } from '../../../lib/jump.ts'
import { saveRecord } from '../../../lib/record-writer.ts'
import { importReport } from '../../../lib/table-import.ts'
import { useMayWrite } from '../../../lib/use-may-write.ts'
import { reload, useWorkspace } from '../../../lib/workspace-store.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { TableImportDialog } from '../../../ui/table-import-dialog.tsx'
import './equipment.css'
import { EquipmentGrid } from './equipment-grid.tsx'
import { EquipmentTotals } from './equipment-totals.tsx'
import { RemoveEquipment, type Removal } from './remove-equipment.tsx'

const PREFIX = 'equipment:'

/** 设备清单: every machine's kind once, with how many are digital and connected. */
export function EquipmentView() {
  const { workspace, records } = useWorkspace()
  const taskId = workspace.summary.id
  const jump = useJump()
  const [text, setText] = useState('')
  const [onlyBad, setOnlyBad] = useState(false)
  const [wanted, setWanted] = useState<string | null>(null)
  const [isImporting, setIsImporting] = useState(false)
  const [imported, setImported] = useState<TableImport | null>(null)
  const [removal, setRemoval] = useState<Removal | null>(null)
  const canEdit = useMayWrite('equipment')
  useJumpedTo((target) => {
    if (target.startsWith(PREFIX)) showRow(target.slice(PREFIX.length))
  })
  const all = useMemo(() => inOrderOfEntry(records.all('equipment')), [records])
  const bodies = useMemo(() => all.map(({ body }) => body), [all])
  const shownText = useDeferredValue(text)
  const keys = useMemo(
    () => all.filter((row) => isShown(row, shownText, onlyBad)).map(({ key }) => key),
    [all, shownText, onlyBad],
  )

  function showRow(key: string): void {
    setText('')
    setOnlyBad(false)
    setWanted(key)
  }
  function addRow(): void {
    const key = crypto.randomUUID()
    const empty = { name: '', model: '', workshop: '', total: 1, digital: 0, connected: 0 }
    saveRecord({ taskId, kind: 'equipment', key }, empty, 'now')
    showRow(key)
  }
  const buttons = canEdit && (
    <>
      <Button
        size="large"
        icon={<FileExcelOutlined aria-hidden />}
        onClick={() => setIsImporting(true)}
      >
        导入或粘贴表格
      </Button>
      <Button type="primary" size="large" icon={<PlusOutlined aria-hidden />} onClick={addRow}>
        添加一行
      </Button>
    </>
  )
  return (
    <section className="equipment" aria-label="设备清单">
      <div className="equipment-tools">
        <EquipmentTotals bodies={bodies} />
        {all.length > 0 && <div className="equipment-buttons">{buttons}</div>}
      </div>
      {imported && (
        <p className="equipment-imported" role="status">
          {importReport(imported, '行')}
        </p>
      )}
      {all.length === 0 ? (
        <EmptyState
          title="还没有设备清单"
          note="从企业的设备台账导入（.xlsx、.csv 或复制粘贴），或逐行添加。F2 设备数字化、F3 设备联网按合计计算。"
          actions={buttons}
        />
      ) : (
        <>
          <div className="equipment-filter">
            <Input
              type="search"
              aria-label="搜索设备"
              placeholder="搜索名称、型号、车间"
              allowClear
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <Checkbox checked={onlyBad} onChange={(event) => setOnlyBad(event.target.checked)}>
              只看有误
            </Checkbox>
            <span className="note" role="status">
              显示 {keys.length} / {all.length} 行
            </span>
            <Button onClick={() => jump('scoring')}>去打分（F2、F3 自动取合计）</Button>
            {canEdit && (
              <Button danger onClick={() => setRemoval({ keys, name: `所列 ${keys.length} 行` })}>
                移除所列各行
              </Button>
            )}
          </div>
          <EquipmentGrid
            keys={keys}
            wanted={wanted}
            onShown={() => setWanted(null)}
            onRemove={(key, name) => setRemoval({ keys: [key], name })}
          />
        </>
      )}
      {isImporting && (
        <TableImportDialog
          target={{ kind: 'equipment', taskId }}
          title="设备清单"
          onImported={(report) => {
            setIsImporting(false)
            setImported(report)
            void reload()
          }}
          onClose={() => setIsImporting(false)}
        />
      )}
      {removal && (
        <RemoveEquipment taskId={taskId} removal={removal} onClose={() => setRemoval(null)} />
      )}
    </section>
  )
}

function isShown({ body }: StoredRecord<'equipment'>, text: string, onlyBad: boolean): boolean {
  return (!onlyBad || Object.keys(problemsInEquipment(body)).length > 0) && matches(body, text)
}

function matches({ name, model, workshop }: EquipmentBody, text: string): boolean {
  return holdsWords(`${name ?? ''} ${model ?? ''} ${workshop ?? ''}`, text)
}
