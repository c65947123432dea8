import { useEffect, useRef, useState } from 'react'
import { call } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'

const PAUSE_MS = 20

export type Preview = {
  readonly bytes: Uint8Array | null
  /** Why the last attempt gave no page; the page before it stays. */
  readonly error: string | null
}

/** The page as core sets it, made again shortly after `version` changes. */
export function usePreview(taskId: string, version: string): Preview {
  const [preview, setPreview] = useState<Preview>({ bytes: null, error: null })
  const newest = useRef(0)
  useEffect(() => {
    newest.current += 1
    const turn = newest.current
    const timer = window.setTimeout(
      () => {
        call('opinion.preview', { taskId }).then(
          (bytes) => {
            if (turn === newest.current) setPreview({ bytes, error: null })
          },
          (error: unknown) => {
            if (turn === newest.current)
              setPreview((shown) => ({ ...shown, error: errorMessage(error) }))
          },
        )
      },
      turn === 1 ? 0 : PAUSE_MS,
    )
    return () => window.clearTimeout(timer)
  }, [taskId, version])
  return preview
}
