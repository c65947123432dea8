import { create } from 'zustand'
import { LISTS, type ListName } from './entry-fields.ts'

export type EntryRow = Readonly<Record<string, string>>

/** What has been typed so far. It outlives the screen: nothing is lost by looking elsewhere. */
export type EntryDraft = {
  /** By path: `application.enterpriseName`. */
  readonly fields: EntryRow
  readonly lists: Readonly<Record<ListName, readonly EntryRow[]>>
}

export const EMPTY_DRAFT: EntryDraft = {
  fields: { 'application.cloudUse.kind': 'none' },
  lists: {
    'panel.experts': [{ ...LISTS['panel.experts'].empty, role: 'leader' }],
    providers: [LISTS.providers.empty],
    deliverables: [],
  },
}

export const useEntry = create<EntryDraft>()(() => EMPTY_DRAFT)

export function setField(path: string, value: string): void {
  useEntry.setState(({ fields }) => ({ fields: { ...fields, [path]: value } }))
}

export function setRows(list: ListName, rows: readonly EntryRow[]): void {
  useEntry.setState(({ lists }) => ({ lists: { ...lists, [list]: rows } }))
}

export const dropEntry = (): void => useEntry.setState(EMPTY_DRAFT, true)
