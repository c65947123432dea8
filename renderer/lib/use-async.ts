import { useEffect, useState } from 'react'
import { errorMessage } from './error-message.ts'

export type AsyncValue<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly message: string }

/** A value that has to be fetched, again whenever `name` changes. `load` is not watched. */
export function useAsync<T>(name: string, load: () => Promise<T>): AsyncValue<T> {
  const [held, setHeld] = useState<{ readonly name: string; readonly state: AsyncValue<T> }>()
  useEffect(() => {
    let isCurrent = true
    const show = (state: AsyncValue<T>): void => {
      if (isCurrent) setHeld({ name, state })
    }
    load().then(
      (value) => show({ status: 'ready', value }),
      (error: unknown) => show({ status: 'failed', message: errorMessage(error) }),
    )
    return () => {
      isCurrent = false
    }
    // The name stands for everything that `load` depends on.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [name])
  return held?.name === name ? held.state : { status: 'loading' }
}
