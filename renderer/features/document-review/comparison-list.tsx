import { effectAspects } from '../../../shared/catalog/index.ts'
import { walkItems } from '../../lib/walk.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { StatusChip } from '../../ui/status-chip.tsx'
import { ComparisonCard, type ComparedTexts } from './comparison-card.tsx'

/** Plan (附件3) against claim (附件4): the content of the works and the seven aspects of effect. */
export function ComparisonList() {
  const { workspace, records } = useWorkspace()
  const { filing, application } = workspace.package
  const rows: readonly ComparedTexts[] = [
    {
      key: 'content',
      title: '建设内容',
      texts: [
        { title: '计划建设内容（附件3）', text: filing.content },
        { title: '主要完成的建设内容（附件4）', text: application.completedContent },
      ],
    },
    ...effectAspects.map(({ id, title }) => ({
      key: id,
      title,
      texts: [
        { title: '改造前·计划（附件3）', text: filing.effects[id].before },
        { title: '改造前·申报（附件4）', text: application.effects[id].before },
        { title: '改造后·计划（附件3）', text: filing.effects[id].after },
        { title: '改造后·申报（附件4）', text: application.effects[id].after },
      ],
    })),
  ]
  const done = rows.filter(({ key }) => records.body('comparison', key).result).length
  return (
    <section aria-labelledby="comparison-title">
      <div className="review-head">
        <h2 id="comparison-title">计划与成果对照</h2>
        <StatusChip tone={done === rows.length ? 'ok' : 'neutral'}>
          已核实 {done} / {rows.length}
        </StatusChip>
      </div>
      <div onKeyDown={walkItems('.record-card')}>
        {rows.map((row) => (
          <ComparisonCard key={row.key} row={row} />
        ))}
      </div>
    </section>
  )
}
