import { Button } from 'antd'
import { reasonsNotToPass } from '../../../shared/domain/checks/opinion-gaps.ts'
import { chineseDate, lastRectificationDay } from '../../../shared/domain/opinion/calendar.ts'
import type { Conclusion } from '../../../shared/domain/opinion/conclusion.ts'
import { useRecord } from '../../lib/use-record.ts'
import { today } from '../../lib/words.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { HistoryButton } from '../../ui/history-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ConclusionCards } from './conclusion-cards.tsx'
import { DraftText } from './draft-text.tsx'
import { FactList } from './fact-list.tsx'
import { FreezeBar } from './freeze-bar.tsx'
import { OpinionPreview } from './opinion-preview.tsx'
import { RectificationFields } from './rectification-fields.tsx'
import { RevisionHistory } from './revision-history.tsx'

/** The opinion while it is written: fields at the left, the real page at the right. */
export function DraftView() {
  const { workspace, gaps, isLeader } = useWorkspace()
  const { body, save, canEdit, failure } = useRecord('opinion', 'draft')
  const gapOf = (field: string) =>
    gaps.find(({ target }) => target === `opinion:${field}`)?.message ?? null

  function choose(conclusion: Conclusion | null): void {
    const dueOn =
      conclusion === 'rectify' && !body.rectificationDueOn && body.concludedOn
        ? { rectificationDueOn: lastRectificationDay(body.concludedOn) }
        : {}
    save({ conclusion, ...dueOn })
  }
  return (
    <>
      <FreezeBar />
      <div className="paper-columns">
        <div className="opinion-editor">
          {!isLeader && <p className="opinion-note">验收意见由组长填写，本页只读。</p>}
          {failure && <ErrorNote message={failure} />}
          <section className="opinion-fields" aria-labelledby="opinion-conclusion-title">
            <h2 id="opinion-conclusion-title">验收结论</h2>
            <ConclusionCards
              value={body.conclusion}
              reasons={reasonsNotToPass(workspace)}
              canEdit={canEdit}
              onChange={choose}
            />
            <div className="opinion-date">
              <TextField
                id="opinion:concludedOn"
                label="结论日期"
                type="date"
                value={body.concludedOn ?? ''}
                onChange={(date) => save({ concludedOn: date === '' ? null : date })}
                disabled={!canEdit}
              />
              {canEdit && body.concludedOn !== today() && (
                <Button onClick={() => save({ concludedOn: today() })}>
                  取今天（{chineseDate(today())}）
                </Button>
              )}
            </div>
            {body.conclusion === 'rectify' && (
              <RectificationFields
                body={body}
                canEdit={canEdit}
                problem={body.rectificationDueOn ? gapOf('rectificationDueOn') : null}
                onRequirements={(requirements) => save({ requirements }, 'soon')}
                onDueOn={(rectificationDueOn) => save({ rectificationDueOn })}
              />
            )}
          </section>
          <DraftText
            text={body.text ?? ''}
            canEdit={canEdit}
            onChange={(text, when) => save({ text }, when)}
          />
          <HistoryButton kind="opinion" recordKey="draft" />
          <FactList />
          <RevisionHistory />
        </div>
        <OpinionPreview />
      </div>
    </>
  )
}
