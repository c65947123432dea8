import { Modal } from 'antd'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { STEP_NAMES } from '../../../shared/domain/record/terms.ts'
import { useJump } from '../../lib/jump.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import './find-dialog.css'
import { findEntries, matchEntries, type FindEntry } from './find-entries.ts'

/** Thousands may match the first letter: nobody reads so far. */
const SHOWN = 100

type FindDialogProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** Ctrl+K: finds anything in the task and goes there. */
export function FindDialog({ isOpen, onClose }: FindDialogProps) {
  const jump = useJump()
  const chosen = useRef<FindEntry | null>(null)
  return (
    <Modal
      open={isOpen}
      title="查找"
      footer={null}
      width={620}
      onCancel={onClose}
      destroyOnHidden
      afterOpenChange={(isShown) => {
        // Only once the dialog has given the focus back can the jump take it.
        if (isShown || chosen.current === null) return
        jump(chosen.current.step, chosen.current.target)
        chosen.current = null
      }}
    >
      <FindBox
        onChoose={(entry) => {
          chosen.current = entry
          onClose()
        }}
      />
    </Modal>
  )
}

function FindBox({ onChoose }: { readonly onChoose: (entry: FindEntry) => void }) {
  const view = useWorkspace()
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const [text, setText] = useState('')
  const [place, setPlace] = useState(0)
  const entries = useMemo(() => findEntries(view), [view])
  const found = useMemo(() => matchEntries(entries, text), [entries, text])
  const current = Math.min(place, Math.min(found.length, SHOWN) - 1)

  useEffect(() => input.current?.focus(), [])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current])

  function onKeyDown(event: KeyboardEvent): void {
    const entry = found[current]
    if (event.key === 'ArrowDown')
      setPlace(Math.min(current + 1, Math.min(found.length, SHOWN) - 1))
    else if (event.key === 'ArrowUp') setPlace(Math.max(current - 1, 0))
    else if (event.key === 'Enter' && entry && !event.nativeEvent.isComposing) onChoose(entry)
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        ref={input}
        className="find-input"
        role="combobox"
        aria-label="查找步骤、材料、勘查点、采集项、场景"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? `${listId}-${current}` : undefined}
        placeholder="步骤、材料、勘查点、采集项、场景的名称或编号"
        value={text}
        onChange={({ target }) => {
          setText(target.value)
          setPlace(0)
        }}
        onKeyDown={onKeyDown}
      />
      <p className="visually-hidden" aria-live="polite">
        找到 {found.length} 项
      </p>
      <ul id={listId} ref={list} role="listbox" aria-label="查找结果" className="find-list">
        {found.slice(0, SHOWN).map((entry, index) => (
          <li
            key={`${entry.step} ${entry.target ?? ''}`}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === current}
            onClick={() => onChoose(entry)}
          >
            <span className="find-kind">{entry.kind}</span>
            <span className="find-name">{entry.name}</span>
            {entry.target !== null && <span className="find-step">{STEP_NAMES[entry.step]}</span>}
          </li>
        ))}
      </ul>
      {found.length > SHOWN && (
        <p className="find-none">还有 {found.length - SHOWN} 项，请再输几个字。</p>
      )}
      {found.length === 0 && <p className="find-none">没有找到。换个名称或编号试试。</p>}
    </>
  )
}
