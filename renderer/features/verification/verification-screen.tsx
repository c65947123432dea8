import { FileSearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useFileDrop } from '../../lib/use-file-drop.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { OpinionVerdict } from './opinion-verdict.tsx'
import { PackageVerdict } from './package-verdict.tsx'
import { StatementVerdict } from './statement-verdict.tsx'
import { useVerification, type VerificationState } from './use-verification.ts'
import { VerdictHead } from './verdict-head.tsx'
import './verification.css'

/** 核验文书: is this file whole, and who vouches for it. */
export function VerificationScreen() {
  const { state, pick, drop } = useVerification()
  const target = useFileDrop(state.status !== 'running', (files) => void drop(files))
  const button = (
    <Button
      type="primary"
      size="large"
      icon={<FileSearchOutlined aria-hidden />}
      loading={state.status === 'running'}
      onClick={() => void pick()}
    >
      {state.status === 'empty' ? '选择文件' : '核验另一份'}
    </Button>
  )
  return (
    <div className="screen verification" {...target}>
      <PageTitle
        title="核验文书"
        note="核验验收意见 PDF、上报回执或任务包。全部在本机进行，不需要网络，也不改动文件。"
        actions={state.status !== 'empty' && button}
      />
      {state.status === 'empty' && (
        <EmptyState
          title="选择要核验的文件"
          note="验收意见（.pdf）：核对内容、每个签章和本机登记。回执（.json）：核对平台签名和旁边的文件。任务包（.taskpkg）：核对是否完整。也可以把文件拖到这里。"
          actions={button}
        />
      )}
      {state.status === 'running' && <p role="status">正在核验“{state.name}”……</p>}
      <Verdict state={state} />
    </div>
  )
}

function Verdict({ state }: { readonly state: VerificationState }) {
  if (state.status === 'refused') {
    return <VerdictHead tone="bad" title="核验未通过" note={state.message} file={state.name} />
  }
  if (state.status !== 'done') return null
  const { file } = state
  switch (file.kind) {
    case 'opinion':
      return <OpinionVerdict file={file} />
    case 'statement':
      return <StatementVerdict file={file} />
    case 'task-package':
      return <PackageVerdict file={file} />
  }
}
