import { Button } from 'antd'
import { useState } from 'react'

type CopyTextProps = { readonly label: string; readonly text: () => string }

/** Puts a text where it can be pasted from: a chat with whoever helps. */
export function CopyText({ label, text }: CopyTextProps) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null)
  const copy = (): void => {
    navigator.clipboard.writeText(text()).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    )
  }
  return (
    <>
      <Button onClick={copy}>{label}</Button>
      <span role="status" className="sync-copied">
        {outcome === 'copied' && '已复制'}
        {outcome === 'failed' && '没有复制成功，请手动选取文字复制'}
      </span>
    </>
  )
}
