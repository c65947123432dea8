import { signersOf } from '../../../shared/domain/opinion/snapshot.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { PaperPane } from '../../ui/paper-pane.tsx'
import { usePreview } from './use-preview.ts'

/** The real A4 page of the unfinished opinion. */
export function OpinionPreview() {
  const { workspace } = useWorkspace()
  const draft = workspace.records.find(({ kind }) => kind === 'opinion')
  const signers = signersOf(workspace).map(({ expertId }) => expertId)
  const version = [draft?.revision ?? 0, workspace.summary.revision, ...signers].join(' ')
  const { bytes, error } = usePreview(workspace.summary.id, version)
  return (
    <PaperPane
      title="文书样张"
      note="附件 5 原样，保存后随即更新。"
      bytes={bytes}
      label="验收意见样张"
      error={error}
    />
  )
}
