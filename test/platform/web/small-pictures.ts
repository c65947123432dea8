import { withPrintCopies } from '../../../electron/core/documents/print-copy.ts'
import type { PrintCopy } from '../../../electron/core/documents/print-copy.ts'

export type SmallPictures = { readonly make: PrintCopy; readonly close: () => void }

/**
 * Small pictures of photos, as JPEG made by ourselves: a hostile file never reaches the browser.
 *
 * The threads that make them start with the first one and stay until closed.
 */
export function openSmallPictures(): SmallPictures {
  const closing = new AbortController()
  let maker: Promise<PrintCopy> | undefined
  const start = (): Promise<PrintCopy> =>
    new Promise((resolve, reject) => {
      const work = withPrintCopies((printCopy) => {
        resolve(printCopy)
        return untilAborted(closing.signal)
      })
      work.catch((error: unknown) => {
        // The next picture tries again.
        maker = undefined
        reject(error instanceof Error ? error : new Error(String(error)))
      })
    })
  return {
    make: async (original) => {
      maker ??= start()
      return (await maker)(original)
    },
    close: () => closing.abort(),
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
