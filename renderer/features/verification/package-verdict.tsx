import type { VerifiedFile } from '../../../shared/domain/verification/verification.ts'
import { VerdictHead } from './verdict-head.tsx'

type PackageVerdictProps = {
  readonly file: Extract<VerifiedFile, { readonly kind: 'task-package' }>
}

/** A task package that is whole; one that is not has been refused before. */
export function PackageVerdict({ file }: PackageVerdictProps) {
  const { name, number, revision, enterpriseName, attachmentCount, sha256 } = file
  return (
    <>
      <VerdictHead
        tone="good"
        title="任务包完整"
        note="内容、附件与包内登记的校验值全部一致。任务包没有签名：请与下发单位核对下面的 SHA-256。"
        file={name}
      />
      <dl className="verified-facts">
        <dt>企业</dt>
        <dd>{enterpriseName}</dd>
        <dt>任务</dt>
        <dd>
          {number}，任务版本 {revision}，附件 {attachmentCount} 件
        </dd>
        <dt>文件</dt>
        <dd>
          SHA-256 <code>{sha256}</code>
        </dd>
      </dl>
    </>
  )
}
