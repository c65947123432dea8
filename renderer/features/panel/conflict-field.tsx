import { Button } from 'antd'
import { useState } from 'react'
import type { Expert } from '../../../shared/formats/task-package.ts'
import type { RecordAccess } from '../../lib/use-record.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { WithdrawalDialog } from './withdrawal-dialog.tsx'

const CHOICES = [
  { value: 'none', label: '无利益关系', tone: 'ok' },
  { value: 'declared', label: '有利益关系，申请回避', tone: 'warn' },
] as const

type Props = {
  readonly expert: Expert
  readonly record: RecordAccess<'attendance'>
  readonly isAbsent: boolean
}

/** 回避: the expert declares; a member who has a conflict withdraws, which the leader records. */
export function ConflictField({ expert, record, isAbsent }: Props) {
  const { isLeader } = useWorkspace()
  const [isAsking, setIsAsking] = useState(false)
  const { body, save, canEdit } = record
  const isDeclared = body.conflict === 'declared'
  return (
    <div className="attendance-conflict">
      <ChoiceGroup
        label={`${expert.name}与企业、服务商的利益关系`}
        options={CHOICES}
        value={body.conflict}
        onChange={(conflict) => save({ conflict })}
        disabled={!canEdit || isAbsent}
      />
      {isDeclared && (
        <TextField
          label="利益关系的具体情况（必填）"
          value={body.conflictNote ?? ''}
          onChange={(conflictNote) => save({ conflictNote }, 'soon')}
          maxLength={500}
          disabled={!canEdit}
        />
      )}
      {isDeclared && expert.role === 'leader' && (
        <ErrorNote message="组长声明了利益冲突，不能主持本次验收。请由评测机构另行指派，或在“开始与结束”由专家组推选他人任组长，再由新组长登记回避；已填写的内容都在。" />
      )}
      {isDeclared && expert.role === 'member' && !isAbsent && (
        <div className="attendance-withdrawal" role="status">
          <span>
            {isLeader
              ? '该专家须回避：登记后不再打分、表决和签字。'
              : '请组长在本机登记回避；登记后不再打分、表决和签字。'}
          </span>
          {isLeader && canEdit && (
            <Button
              type="primary"
              aria-label={`登记${expert.name}回避`}
              onClick={() => setIsAsking(true)}
            >
              登记回避
            </Button>
          )}
        </div>
      )}
      {isAsking && (
        <WithdrawalDialog
          expert={expert}
          declared={body.conflictNote ?? ''}
          onClose={() => setIsAsking(false)}
        />
      )}
    </div>
  )
}
