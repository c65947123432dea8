import type { RecordBody, RecordKind } from '../../../shared/domain/record/kinds.ts'
import type { RecordIndex } from '../../../shared/domain/record/read.ts'
import type { Call } from '../dispatch.ts'

/** Members of maps by their path; the caller knows which are empty. */
type Members = { readonly [path: `${string}.${string}`]: string }

/** Writes records as a screen would; what a person has filled in already is left alone. */
export type Pen = {
  readonly records: RecordIndex
  readonly write: <K extends RecordKind>(
    kind: K,
    key: string,
    body: RecordBody<K> & Members,
  ) => Promise<void>
}

export function createPen(call: Call, taskId: string, records: RecordIndex): Pen {
  return {
    records,
    write: async (kind, key, body) => {
      const known: Readonly<Record<string, unknown>> = records.body(kind, key)
      const changes = Object.fromEntries(
        Object.entries(body).filter(([field]) => isEmpty(known[field])),
      )
      if (Object.keys(changes).length > 0) await call('record.save', { taskId, kind, key, changes })
    },
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}
