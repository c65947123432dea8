import { useWorkspace } from '../../lib/workspace-store.ts'

/** Says that the task was entered by hand, and what is therefore not known. */
export function OnSiteNote() {
  const { workspace } = useWorkspace()
  if (workspace.package.task.origin !== 'on-site') return null
  return (
    <p className="read-only-note">
      本任务由现场录入，未取得附件3（备案申请表）、企业自评测和诊断评测。备案一栏由附件4代填，不作核对依据；请在书面材料审核中核对原件。
    </p>
  )
}
