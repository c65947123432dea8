import { useEffect, useState } from 'react'
import { call } from '../../lib/core-client.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'

/** What the documents could not print of this task: said when it is opened, not when all wait to sign. */
export function UnprintableNote() {
  const { workspace } = useWorkspace()
  const { id } = workspace.summary
  const [sentences, setSentences] = useState<readonly string[]>([])
  useEffect(() => {
    let isCurrent = true
    const show = (found: readonly string[]) => isCurrent && setSentences(found)
    // Only a notice: where it can't be had, freezing says it.
    call('document.unprintable', { taskId: id }).then(show, () => undefined)
    return () => {
      isCurrent = false
    }
  }, [id])
  if (sentences.length === 0) return null
  return (
    <section className="unprintable-note" role="note" aria-label="印不出的字">
      <p>以下内容目前印不到文书上，不影响开展工作，请在定稿前处理：</p>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}
