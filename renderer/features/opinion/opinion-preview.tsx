import { signersOf } from '../../../shared/domain/opinion/snapshot.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PaperPages } from '../../ui/paper-pages.tsx'
import { usePreview } from './use-preview.ts'

/** The real A4 page of the unfinished opinion. */
export function OpinionPreview() {
  const { workspace } = useWorkspace()
  const draft = workspace.records.find(({ kind }) => kind === 'opinion')
  const signers = signersOf(workspace).map(({ expertId }) => expertId)
  const version = [draft?.revision ?? 0, workspace.summary.revision, ...signers].join(' ')
  const { bytes, error } = usePreview(workspace.summary.id, version)
  return (
    <section className="opinion-page" aria-labelledby="opinion-page-title">
      <h2 id="opinion-page-title">文书样张</h2>
      <p className="opinion-page-note">附件 5 原样，保存后随即更新；定稿前带“草稿”字样。</p>
      {error && <ErrorNote message={error} />}
      <PaperPages bytes={bytes} label="验收意见样张" />
    </section>
  )
}
