import { HistoryOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { createContext, useContext, useState } from 'react'
import { RECORD_KINDS, type RecordKind } from '../../shared/domain/record/kinds.ts'
import { recordName, useWorkspaceStore } from '../lib/workspace-store.ts'
import { HistoryDialog } from './history-dialog.tsx'

type RecordRef = { readonly kind: RecordKind; readonly recordKey: string }

/** Id of the card around, which shows the history of its record already. */
export const CardOfRecord = createContext<string | null>(null)

/** 修改记录 of one record, once something is saved in it. */
export function HistoryButton({ kind, recordKey }: RecordRef) {
  const hasRecord = useWorkspaceStore(({ byName }) => byName.has(recordName(kind, recordKey)))
  const [isOpen, setIsOpen] = useState(false)
  if (!hasRecord) return null
  return (
    <>
      <Button
        type="text"
        className="history-button"
        icon={<HistoryOutlined aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        修改记录
      </Button>
      {isOpen && (
        <HistoryDialog kind={kind} recordKey={recordKey} onClose={() => setIsOpen(false)} />
      )}
    </>
  )
}

/** The history button of a card, by its id `<kind>:<key>`; nothing where that names no record. */
export function CardHistory({ id }: { readonly id: string }) {
  const at = id.indexOf(':')
  const kind = RECORD_KINDS.find((one) => one === id.slice(0, at))
  return kind === undefined ? null : <HistoryButton kind={kind} recordKey={id.slice(at + 1)} />
}

/** The history of a record that has no card of its own around its evidence. */
export function HistoryBesideEvidence({ kind, recordKey }: RecordRef) {
  const card = useContext(CardOfRecord)
  return card === recordName(kind, recordKey) ? null : (
    <HistoryButton kind={kind} recordKey={recordKey} />
  )
}
