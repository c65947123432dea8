import { Button } from 'antd'
import { useJump } from '../../lib/jump.ts'
import { standingOpinion } from '../../../shared/domain/rounds/index.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StepFooter } from '../../ui/step-footer.tsx'
import { SigningDesk } from './signing-desk.tsx'
import './signing.css'

/** 签字: the panel signs the frozen opinion on this device. */
export function SigningScreen() {
  const { workspace, gaps } = useWorkspace()
  const jump = useJump()
  const standing = standingOpinion(workspace)
  const missing = gaps.filter(({ isBlocking }) => isBlocking).length
  return (
    <>
      <PageTitle title="签字" note="每位专家在本机手写签字；签字后不能更改。" />
      {standing ? (
        <SigningDesk revision={standing} />
      ) : (
        <EmptyState
          title="验收意见还没有定稿"
          note={
            missing > 0
              ? `定稿前还差 ${missing} 项。补齐后由组长在“验收意见”页定稿，再回到这里签字。`
              : '各项已齐备，由组长在“验收意见”页定稿后即可签字。'
          }
          actions={
            <Button type="primary" onClick={() => jump('opinion')}>
              去验收意见
            </Button>
          }
        />
      )}
      <StepFooter step="signing" />
    </>
  )
}
