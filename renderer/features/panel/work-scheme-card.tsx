import { useState } from 'react'
import { currentWorkScheme } from '../../../shared/catalog/index.ts'
import { ROLE_NAMES } from '../../../shared/domain/panel/roles.ts'
import { useRecord } from '../../lib/use-record.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { FoldCard } from '../../ui/fold-card.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** 工作方案 (第四章（四）): the team of the package, and procedure, safeguards, confidentiality. */
export function WorkSchemeCard() {
  const { workspace } = useWorkspace()
  const { body, save, canEdit } = useRecord('panel', 'panel')
  const [isOpen, setIsOpen] = useState(false)
  const { panel, task, application } = workspace.package
  return (
    <FoldCard
      id="panel:scheme"
      title={currentWorkScheme.title}
      note="工作团队、工作程序、保障措施、保密要求"
      isOpen={isOpen}
      onToggle={() => setIsOpen(!isOpen)}
    >
      <div className="panel-scheme">
        <section>
          <h4>工作团队</h4>
          <p>
            {panel.institution}受托组织，对{application.enterpriseName}“{application.projectName}
            ”开展验收（任务 {task.number}）。联系人 {panel.institutionContact}，
            {panel.institutionPhone}。
          </p>
          <ul className="panel-team">
            {panel.experts.map((expert) => (
              <li key={expert.id}>
                <strong>{expert.name}</strong>（{ROLE_NAMES[expert.role]}）{expert.organisation}，
                {expert.title}，{expert.specialty}
              </li>
            ))}
          </ul>
        </section>
        {currentWorkScheme.sections.map(({ id, name, items }) => (
          <section key={id}>
            <h4>{name}</h4>
            <ol className="panel-items">
              {items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ol>
          </section>
        ))}
        <TextField
          label="本项目的补充安排（分工、时间、路线、注意事项）"
          value={body.schemeNote ?? ''}
          onChange={(schemeNote) => save({ schemeNote }, 'soon')}
          multiline
          maxLength={2000}
          disabled={!canEdit}
        />
        <p className="note">
          依据：{currentWorkScheme.source}
          {currentWorkScheme.note}
        </p>
      </div>
    </FoldCard>
  )
}
