import { Button, Select } from 'antd'
import { useState } from 'react'
import {
  FINDING_STATUS_NAMES,
  SEVERITIES,
  SEVERITY_NAMES,
  sortFindings,
  type FindingStatus,
  type Severity,
} from '../../../shared/domain/findings/index.ts'
import { addFinding } from '../../lib/findings.ts'
import { walkItems } from '../../lib/walk.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FindingCard } from './finding-card.tsx'

type FindingListProps = {
  readonly canAdd: boolean
  /** Shown whatever the filters say. */
  readonly openKey: string | null
  readonly onOpen: (key: string | null) => void
}

const ALL = 'all'
const STATUSES = ['open', 'mended', 'accepted'] as const

export function FindingList({ canAdd, openKey, onOpen }: FindingListProps) {
  const { records } = useWorkspace()
  const [severity, setSeverity] = useState<Severity | typeof ALL>(ALL)
  const [status, setStatus] = useState<FindingStatus | typeof ALL>(ALL)
  const all = sortFindings(records.all('finding'))
  const shown = all.filter(
    ({ key, body }) =>
      key === openKey ||
      ((severity === ALL || body.severity === severity) &&
        (status === ALL || (body.status ?? 'open') === status)),
  )
  return (
    <section aria-labelledby="findings-title">
      <div className="finding-head">
        <h2 id="findings-title">
          问题清单（{shown.length === all.length ? all.length : `${shown.length} / ${all.length}`}）
        </h2>
        <div className="finding-filters">
          <Select
            aria-label="按严重程度筛选"
            value={severity}
            onChange={setSeverity}
            options={[
              { value: ALL, label: '全部程度' },
              ...SEVERITIES.map((value) => ({ value, label: SEVERITY_NAMES[value] })),
            ]}
          />
          <Select
            aria-label="按状态筛选"
            value={status}
            onChange={setStatus}
            options={[
              { value: ALL, label: '全部状态' },
              ...STATUSES.map((value) => ({ value, label: FINDING_STATUS_NAMES[value] })),
            ]}
          />
          {canAdd && (
            <Button
              type="primary"
              onClick={() =>
                onOpen(addFinding({ source: '', title: '', severity: null, requirement: '' }))
              }
            >
              新增问题
            </Button>
          )}
        </div>
      </div>
      {all.length === 0 && (
        <EmptyState
          title="还没有记下问题"
          note={canAdd ? '在材料、勘查点旁点“记为问题”，或点“新增问题”。' : undefined}
        />
      )}
      {all.length > 0 && shown.length === 0 && <EmptyState title="没有符合筛选条件的问题" />}
      <div onKeyDown={walkItems('.record-card')}>
        {shown.map(({ key }) => (
          <FindingCard
            key={key}
            recordKey={key}
            isOpen={openKey === key}
            onToggle={() => onOpen(openKey === key ? null : key)}
          />
        ))}
      </div>
    </section>
  )
}
