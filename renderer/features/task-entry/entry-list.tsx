import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ClipboardEvent } from 'react'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { LISTS, type EntryListLayout, type ListName } from './entry-fields.ts'
import { setRows, useEntry, type EntryRow } from './entry-store.ts'

type EntryListProps = {
  readonly list: ListName
  readonly problems: ReadonlyMap<string, string>
  readonly showsProblems: boolean
}

/** Experts, providers or deliverables; rows copied from a spreadsheet fill the rows from there on. */
export function EntryList({ list, problems, showsProblems }: EntryListProps) {
  const layout: EntryListLayout = LISTS[list]
  const rows = useEntry(({ lists }) => lists[list])
  const { title, note, rowName, columns, empty } = layout
  const problemAt = (path: string) => (showsProblems ? (problems.get(path) ?? null) : null)
  const listProblem = problemAt(list)

  function change(place: number, changes: EntryRow): void {
    setRows(
      list,
      rows.map((row, index) => (index === place ? { ...row, ...changes } : row)),
    )
  }
  function onPaste(event: ClipboardEvent, place: number, column: number): void {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\t\n]/.test(text.trim())) return
    event.preventDefault()
    setRows(list, withPasted(rows, layout, text, place, column))
  }
  return (
    <section className="entry-section" aria-label={title} id={`entry:${list}`} tabIndex={-1}>
      <h2>{title}</h2>
      <p className="note">{note}</p>
      {listProblem && <p className="text-field-error">{listProblem}</p>}
      {rows.map((row, place) => (
        // Rows have no name of their own; they are only added at the end or taken out.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={place} className="entry-row" role="group" aria-label={`${rowName} ${place + 1}`}>
          {columns.map(({ key, label, isRequired, options }, column) => {
            const path = `${list}.${place}.${key}`
            const shown = isRequired ? `${label}（必填）` : label
            return options ? (
              <ChoiceGroup
                key={key}
                label={shown}
                options={options}
                value={row[key] ?? ''}
                onChange={(next) => next !== null && change(place, { [key]: next })}
              />
            ) : (
              <div key={key} onPaste={(event) => onPaste(event, place, column)}>
                <TextField
                  id={`entry:${path}`}
                  label={shown}
                  value={row[key] ?? ''}
                  onChange={(next) => change(place, { [key]: next })}
                  error={problemAt(path)}
                />
              </div>
            )
          })}
          <Button
            className="entry-row-remove"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={`移除${rowName} ${place + 1}`}
            onClick={() =>
              setRows(
                list,
                rows.filter((_, index) => index !== place),
              )
            }
          />
        </div>
      ))}
      <Button
        icon={<PlusOutlined aria-hidden />}
        onClick={() => setRows(list, [...rows, { ...empty }])}
      >
        添加{rowName}
      </Button>
    </section>
  )
}

/** Cells of the clipboard from one place on, right and down; rows are added as needed. */
function withPasted(
  rows: readonly EntryRow[],
  { columns, empty }: EntryListLayout,
  text: string,
  place: number,
  column: number,
): readonly EntryRow[] {
  const pasted = text
    .replace(/\r/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t'))
  const filled = pasted.map((cells, index) => {
    const entries = cells.flatMap((cell, offset) => {
      const target = columns[column + offset]
      if (!target) return []
      const option = target.options?.find(({ label }) => label === cell.trim())
      if (target.options && !option) return []
      return [[target.key, option?.value ?? cell.trim()] as const]
    })
    return { ...empty, ...rows[place + index], ...Object.fromEntries(entries) }
  })
  return [...rows.slice(0, place), ...filled, ...rows.slice(place + filled.length)]
}
