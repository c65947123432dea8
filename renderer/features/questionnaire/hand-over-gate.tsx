import { lazy, Suspense, type ReactNode } from 'react'
import { useHandOver } from '../../lib/hand-over.ts'

const HandOver = lazy(async () => ({ default: (await import('./hand-over.tsx')).HandOver }))

/** While the device is handed over there is the questionnaire and nothing else of the program. */
export function HandOverGate({ children }: { readonly children: ReactNode }) {
  const { lock, isAwaited } = useHandOver()
  if (isAwaited) return null
  if (lock === null) return children
  return (
    <Suspense fallback={<span />}>
      <HandOver taskId={lock.taskId} questionSetId={lock.questionSetId} />
    </Suspense>
  )
}
