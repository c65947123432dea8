import { Button } from 'antd'
import { useState } from 'react'
import type { Choice, ReviewedChange } from '../../../shared/domain/merge/index.ts'
import { call } from '../../lib/core-client.ts'
import { useAsync } from '../../lib/use-async.ts'
import { dateAndTime } from '../../lib/words.ts'
import { reload, useWorkspace } from '../../lib/workspace-store.ts'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { StatusChip } from '../../ui/status-chip.tsx'
import './task-update.css'

const CHOICES: readonly { readonly value: Choice; readonly label: string }[] = [
  { value: 'keep', label: '保留现值' },
  { value: 'take', label: '采用新值' },
]

/** A newer package of this task: every changed field with both values, before anything counts. */
export function TaskUpdate() {
  const { workspace } = useWorkspace()
  const { id: taskId } = workspace.summary
  const { revision } = workspace.package.task
  const frozen = workspace.revisions.filter(({ state }) => state === 'frozen').length
  const name = `${taskId} ${revision} ${frozen} ${workspace.records.length}`
  const update = useAsync(name, () => call('taskUpdate.state', { taskId }))
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({})
  const [isAsking, setIsAsking] = useState(false)
  if (update.status !== 'ready') return null
  const { pending, past } = update.value
  const open = pending?.changes.filter(
    ({ key, needsChoice }) => needsChoice && choices[key] === undefined,
  )
  return (
    <>
      {pending && (
        <section className="task-update" aria-labelledby="task-update-title">
          <h2 id="task-update-title">收到任务版本 {pending.revision}，还没有采用</h2>
          <p>
            {dateAndTime(pending.receivedAt)} 收到，有 {pending.changes.length} 处不同。
            采用之前一直用现在的版本，您填写的内容不会改变。
          </p>
          {pending.refusal ? (
            <p className="task-update-refusal">{pending.refusal}</p>
          ) : (
            pending.changes.some(({ needsChoice }) => needsChoice) && (
              <p>标着“需要选择”的，专家组已按现值做了工作，请逐项选择。</p>
            )
          )}
          <ul>
            {pending.changes.map((change) => (
              <Change
                key={change.key}
                change={change}
                isOpen={pending.refusal === null}
                choice={choices[change.key] ?? null}
                onChoose={(choice) => setChoices(withChoice(choices, change.key, choice))}
              />
            ))}
          </ul>
          {pending.refusal === null && (
            <Button
              type="primary"
              disabled={open !== undefined && open.length > 0}
              onClick={() => setIsAsking(true)}
            >
              {open && open.length > 0 ? `还有 ${open.length} 项要选择` : '采用新版本'}
            </Button>
          )}
          <ReasonDialog
            isOpen={isAsking}
            title={`采用任务版本 ${pending.revision}`}
            note="现在的版本会留存备查，您的选择和理由一并记录。"
            onConfirm={async (reason) => {
              const chosen = { ...choices }
              await call('taskUpdate.accept', {
                taskId,
                revision: pending.revision,
                packageSha256: pending.packageSha256,
                choices: chosen,
                reason,
              })
              setIsAsking(false)
              await reload()
            }}
            onClose={() => setIsAsking(false)}
          />
        </section>
      )}
      {past.map(({ revision: taken, at, author, reason }) => (
        <p key={taken} className="read-only-note">
          任务版本 {taken} 由{author}于 {dateAndTime(at)} 采用：{reason}
        </p>
      ))}
    </>
  )
}

/** A choice that is pressed again is open again. */
function withChoice(
  choices: Readonly<Record<string, Choice>>,
  key: string,
  choice: Choice | null,
): Readonly<Record<string, Choice>> {
  const { [key]: _before, ...others } = choices
  return choice === null ? others : { ...others, [key]: choice }
}

type ChangeProps = {
  readonly change: ReviewedChange
  readonly isOpen: boolean
  readonly choice: Choice | null
  readonly onChoose: (choice: Choice | null) => void
}

function Change({ change, isOpen, choice, onChoose }: ChangeProps) {
  const { key, title, before, after, needsChoice, dependents } = change
  return (
    <li id={`task-update:${key}`}>
      <p>
        <strong>{title}</strong> {needsChoice && <StatusChip tone="action">需要选择</StatusChip>}
      </p>
      <dl>
        <div>
          <dt>现值</dt>
          <dd>{before}</dd>
        </div>
        <div>
          <dt>新值</dt>
          <dd>{after}</dd>
        </div>
      </dl>
      {dependents.length > 0 && (
        <p className="task-update-dependents">
          已有 {dependents.length} 条记录按现值填写：{dependents.slice(0, 5).join('、')}
          {dependents.length > 5 && ' 等'}
        </p>
      )}
      {needsChoice && isOpen && (
        <ChoiceGroup label={title} hideLabel value={choice} options={CHOICES} onChange={onChoose} />
      )}
    </li>
  )
}
