import { Button, Modal, Spin } from 'antd'
import { useMemo } from 'react'
import { historyCatalog, type HistoryCatalog } from '../../shared/domain/history/catalog.ts'
import { describeField, describeValue } from '../../shared/domain/history/describe-value.ts'
import type { RecordEntry } from '../../shared/domain/history/journal.ts'
import { recordTitle } from '../../shared/domain/history/record-title.ts'
import { isRestorable } from '../../shared/domain/history/restorable.ts'
import type { RecordKind } from '../../shared/domain/record/kinds.ts'
import { mayWrite } from '../../shared/domain/record/may-write.ts'
import { call } from '../lib/core-client.ts'
import { saveRecord } from '../lib/record-writer.ts'
import { useAsync } from '../lib/use-async.ts'
import { dateAndTime } from '../lib/words.ts'
import { recordName, useWorkspace, useWorkspaceStore } from '../lib/workspace-store.ts'
import { ErrorNote } from './error-note.tsx'
import './history-dialog.css'

type HistoryDialogProps = {
  readonly kind: RecordKind
  readonly recordKey: string
  readonly onClose: () => void
}

/** Every change of a record, the latest first: field, old and new value, who, when and why. */
export function HistoryDialog({ kind, recordKey, onClose }: HistoryDialogProps) {
  const { workspace } = useWorkspace()
  const taskId = workspace.summary.id
  const record = useWorkspaceStore(({ byName }) => byName.get(recordName(kind, recordKey)))
  const body = record?.body ?? {}
  const catalog = useMemo(() => historyCatalog(workspace.package), [workspace.package])
  const history = useAsync(`${kind}:${recordKey} ${record?.revision ?? 0}`, () =>
    call('record.history', { taskId, kind, key: recordKey }),
  )
  const canEdit =
    record !== undefined && mayWrite(workspace, workspace.actingExpertId, kind, recordKey)
  return (
    <Modal
      centered
      open
      title={`修改记录：${recordTitle(kind, recordKey, body, catalog)}`}
      width="min(1080px, 94vw)"
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          关闭
        </Button>
      }
    >
      {history.status === 'loading' && (
        <Spin>
          <p>正在读取…</p>
        </Spin>
      )}
      {history.status === 'failed' && <ErrorNote message={history.message} />}
      {history.status === 'ready' && (
        <HistoryTable
          entries={history.value}
          catalog={catalog}
          isRestorable={(entry) => canEdit && isRestorable(kind, body, entry)}
          onRestore={({ field, oldValue }) =>
            saveRecord({ taskId, kind, key: recordKey }, { [field]: oldValue }, 'now', {
              reason: '恢复修改记录中的值',
            })
          }
        />
      )}
    </Modal>
  )
}

type HistoryTableProps = {
  readonly entries: readonly RecordEntry[]
  readonly catalog: HistoryCatalog
  readonly isRestorable: (entry: RecordEntry) => boolean
  readonly onRestore: (entry: RecordEntry) => void
}

function HistoryTable({ entries, catalog, ...actions }: HistoryTableProps) {
  return (
    <div className="history-frame" role="region" aria-label="修改记录表" tabIndex={0}>
      <table className="history">
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">专家</th>
            <th scope="col">内容</th>
            <th scope="col">原值</th>
            <th scope="col">新值</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {entries.toReversed().map((entry) => (
            <HistoryRow key={entry.sequence} entry={entry} catalog={catalog} {...actions} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type HistoryRowProps = Omit<HistoryTableProps, 'entries'> & { readonly entry: RecordEntry }

function HistoryRow({ entry, catalog, isRestorable: canRestore, onRestore }: HistoryRowProps) {
  const field = describeField(entry, catalog)
  const oldValue = describeValue(entry, entry.oldValue, catalog)
  return (
    <tr>
      <td className="history-when">{dateAndTime(entry.at)}</td>
      <td>{catalog.experts.get(entry.author)?.name ?? '平台'}</td>
      <td>{field}</td>
      <td>
        <span className="history-value">{oldValue}</span>
        {canRestore(entry) && (
          <Button onClick={() => onRestore(entry)} aria-label={`将${field}恢复为${oldValue}`}>
            恢复为此值
          </Button>
        )}
      </td>
      <td>
        <span className="history-value">{describeValue(entry, entry.newValue, catalog)}</span>
      </td>
      <td>{entry.reason ?? '—'}</td>
    </tr>
  )
}
