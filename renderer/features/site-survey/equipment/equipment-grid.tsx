import { useEffect, useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import { useRowWindow } from '../../../lib/use-row-window.ts'
import { EQUIPMENT_COLUMNS, ROW_PX } from './equipment-columns.ts'
import { EquipmentRow } from './equipment-row.tsx'

type EquipmentGridProps = {
  readonly keys: readonly string[]
  /** Row to be shown and focused: one just added, or where a jump is heading. */
  readonly wanted: string | null
  readonly onShown: () => void
  readonly onRemove: (key: string, name: string) => void
}

/**
 * The rows in view only, so that thousands scroll at once.
 *
 * Up, Down and Enter move to the same column of the next row.
 */
export function EquipmentGrid({ keys, wanted, onShown, onRemove }: EquipmentGridProps) {
  const box = useRef<HTMLDivElement>(null)
  const { first, last } = useRowWindow(box, keys.length, ROW_PX)
  const toFocus = useRef<{ readonly place: number; readonly column: string } | null>(null)

  function goTo(place: number, column: string): void {
    if (box.current === null || place < 0 || place >= keys.length) return
    toFocus.current = { place, column }
    const { scrollTop, clientHeight } = box.current
    const top = place * ROW_PX
    if (top < scrollTop) box.current.scrollTop = top
    else if (top + ROW_PX > scrollTop + clientHeight)
      box.current.scrollTop = top + ROW_PX - clientHeight
    focusWanted()
  }
  function focusWanted(): void {
    const target = toFocus.current
    if (target === null) return
    const field = box.current?.querySelector<HTMLElement>(
      `[data-row="${target.place}"] [data-column="${target.column}"]`,
    )
    if (!field) return
    toFocus.current = null
    field.focus({ preventScroll: true })
  }
  // A row that comes into view takes the focus that waits for it.
  useLayoutEffect(focusWanted)
  useEffect(() => {
    const place = wanted === null ? -1 : keys.indexOf(wanted)
    if (place < 0) return
    goTo(place, 'name')
    onShown()
    // Only a new wish or a new list moves the box.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wanted, keys])

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || event.nativeEvent.isComposing) return
    if (!(event.target instanceof HTMLElement)) return
    const column = event.target.dataset['column']
    const row = event.target.closest<HTMLElement>('[data-row]')?.dataset['row']
    if (column === undefined || row === undefined) return
    event.preventDefault()
    goTo(Number(row) + step, column)
  }
  return (
    <div
      role="grid"
      aria-label="设备清单"
      aria-rowcount={keys.length + 1}
      aria-colcount={EQUIPMENT_COLUMNS.length + 1}
      className="equipment-grid"
    >
      <div role="row" aria-rowindex={1} className="equipment-row equipment-head">
        {EQUIPMENT_COLUMNS.map(({ field, title }) => (
          <div key={field} role="columnheader">
            {title}
          </div>
        ))}
        <div role="columnheader">
          <span className="visually-hidden">移除</span>
        </div>
      </div>
      <div ref={box} role="rowgroup" className="equipment-body" onKeyDown={onKeyDown}>
        <div role="presentation" style={{ height: first * ROW_PX }} />
        {keys.slice(first, last).map((key, offset) => (
          <EquipmentRow key={key} recordKey={key} place={first + offset} onRemove={onRemove} />
        ))}
        <div role="presentation" style={{ height: (keys.length - last) * ROW_PX }} />
      </div>
    </div>
  )
}
