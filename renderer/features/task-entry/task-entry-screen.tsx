import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { trackSaving } from '../../lib/save-state.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { EFFECTS, ENTERPRISE, INSTITUTION, PROJECT } from './entry-fields.ts'
import { EntryList } from './entry-list.tsx'
import { EntrySectionView } from './entry-section.tsx'
import { dropEntry, useEntry } from './entry-store.ts'
import { toTask } from './to-task.ts'
import './task-entry.css'

/** 现场录入任务: what a task package would have brought, typed in on site. */
export function TaskEntryScreen() {
  const navigate = useNavigate()
  const draft = useEntry()
  const { task, problems } = useMemo(() => toTask(draft), [draft])
  const [showsProblems, setShowsProblems] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const shared = { problems, showsProblems }

  async function create(): Promise<void> {
    setShowsProblems(true)
    setError(null)
    if (task === null) {
      showFirst([...problems.keys()])
      return
    }
    setIsBusy(true)
    try {
      const { id } = await trackSaving('task entry', call('task.create', task))
      dropEntry()
      await navigate(`/tasks/${id}/overview`)
    } catch (failure) {
      setError(errorMessage(failure))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <div className="screen task-entry">
      <PageTitle
        title="现场录入任务"
        note="没有任务包时使用。按企业的验收申请表（附件4）和合同填写；附件3和自评测未知，界面会注明。"
        actions={<Button onClick={() => void navigate('/tasks')}>返回任务列表</Button>}
      />
      <EntrySectionView section={ENTERPRISE} {...shared} />
      <EntrySectionView section={PROJECT} {...shared} />
      <EntryList list="providers" {...shared} />
      <EntryList list="deliverables" {...shared} />
      <EntrySectionView section={INSTITUTION} {...shared} />
      <EntryList list="panel.experts" {...shared} />
      <EntrySectionView section={EFFECTS} {...shared} />
      {error && <ErrorNote message={error} />}
      <footer className="task-entry-foot">
        <span role="status">
          {showsProblems && problems.size > 0
            ? `还有 ${problems.size} 处没有填好，已在各处注明。`
            : '填写的内容在关闭程序前一直保留。'}
        </span>
        <Button onClick={dropEntry}>清空</Button>
        <Button type="primary" size="large" loading={isBusy} onClick={() => void create()}>
          建立任务
        </Button>
      </footer>
    </div>
  )
}

/** Goes to the first field on the page that is wrong. */
function showFirst(paths: readonly string[]): void {
  const places = paths
    .flatMap((path) => document.getElementById(`entry:${path}`) ?? [])
    .toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
  const [first] = places
  first?.scrollIntoView({ block: 'center' })
  first?.focus({ preventScroll: true })
}
