import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { InterviewOutline, InterviewRole } from '../../../shared/catalog/index.ts'

type Props = {
  readonly outline: InterviewOutline
  /** Roles of the interviews that are there, one for each interview. */
  readonly interviewed: readonly (InterviewRole | undefined)[]
  readonly canStart: boolean
  readonly onStart: (role: InterviewRole) => void
}

/** One button for each role; the roles that nobody was interviewed for yet stand out. */
export function NewInterview({ outline, interviewed, canStart, onStart }: Props) {
  const open = outline.roles.filter(({ role }) => !interviewed.includes(role))
  return (
    <section className="interview-new" aria-labelledby="new-interview-title">
      <h2 id="new-interview-title">新建访谈</h2>
      <div className="interview-roles">
        {outline.roles.map(({ role, name, questions }) => {
          const count = interviewed.filter((one) => one === role).length
          return (
            <Button
              key={role}
              color={count === 0 ? 'primary' : 'default'}
              variant="outlined"
              icon={<PlusOutlined aria-hidden />}
              disabled={!canStart}
              onClick={() => onStart(role)}
            >
              {name}
              <span className="note">
                {count === 0 ? `${questions.length} 题` : `已访 ${count} 人`}
              </span>
            </Button>
          )
        })}
      </div>
      <p className="note" role="status">
        {open.length === 0
          ? '提纲中的角色都已访谈。'
          : `尚未访谈：${open.map(({ name }) => name).join('、')}`}
      </p>
    </section>
  )
}
