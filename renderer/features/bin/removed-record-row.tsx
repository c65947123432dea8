import type { HistoryCatalog } from '../../../shared/domain/history/catalog.ts'
import { describeField, describeValue } from '../../../shared/domain/history/describe-value.ts'
import { recordTitle } from '../../../shared/domain/history/record-title.ts'
import type { RemovedRecord } from '../../../shared/ipc/contract.ts'
import { useMayWrite } from '../../lib/use-may-write.ts'
import { BinRow } from './bin-row.tsx'

type RemovedRecordRowProps = {
  readonly record: RemovedRecord
  readonly catalog: HistoryCatalog
  readonly onRestore: () => Promise<void>
}

export function RemovedRecordRow({ record, catalog, onRestore }: RemovedRecordRowProps) {
  const { kind, key, body } = record
  const canRestore = useMayWrite(kind, key)
  return (
    <BinRow
      title={recordTitle(kind, key, body, catalog)}
      removedBy={catalog.experts.get(record.removedBy)?.name ?? '专家'}
      removedAt={record.removedAt}
      reason={record.reason}
      canRestore={canRestore}
      onRestore={onRestore}
    >
      <details>
        <summary>查看内容</summary>
        <dl className="bin-fields">
          {Object.entries(body).map(([field, value]) => (
            <div key={field}>
              <dt>{describeField({ kind, key, field }, catalog)}</dt>
              <dd>{describeValue({ kind, key, field }, value, catalog)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </BinRow>
  )
}
