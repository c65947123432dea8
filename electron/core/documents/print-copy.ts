import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

/** Each holds a decoder and one photo, up to 100 MB; one processor stays with core, which answers saves. */
const MOST_THREADS = Math.max(1, Math.min(4, availableParallelism() - 1))

/** Beside this file, in the sources and in the built app. */
const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/** Makes the print copy of a photo, see `shrinkPhoto`; rejects what can't be decoded. */
export type PrintCopy = (original: Uint8Array) => Promise<Uint8Array>

/**
 * Lends threads that make print copies, as many as are asked for at a time.
 *
 * The decoder is WebAssembly: it gives the same bytes on every machine, a hostile photo can't leave
 * its memory, and it does not meet the system's GLib, which crashes native libvips inside of
 * Electron on Linux.
 *
 * An aborted signal ends the threads at once, and whoever waits for a copy gets an error.
 */
export async function withPrintCopies<T>(
  use: (printCopy: PrintCopy) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const threads = new Set<Worker>()
  const idle: Worker[] = []
  const waiting: ((thread: Worker) => void)[] = []
  const start = (): Worker => {
    const thread = new Worker(new URL(`./print-copy-worker.${EXTENSION}`, import.meta.url))
    threads.add(thread)
    return thread
  }
  const take = (): Worker | Promise<Worker> =>
    idle.pop() ??
    (threads.size < MOST_THREADS ? start() : new Promise((resolve) => waiting.push(resolve)))
  const giveBack = (thread: Worker): void => {
    const next = waiting.shift()
    if (next) next(thread)
    else idle.push(thread)
  }
  const printCopy: PrintCopy = async (original) => {
    signal?.throwIfAborted()
    const thread = await take()
    try {
      const copy = await answerOf(thread, original)
      giveBack(thread)
      if (copy) return copy
    } catch (error) {
      threads.delete(thread)
      await thread.terminate()
      if (waiting.length > 0) giveBack(start())
      throw error
    }
    throw new Error('the photo cannot be decoded')
  }
  const end = (): void => {
    for (const thread of threads) void thread.terminate()
  }
  signal?.addEventListener('abort', end)
  try {
    return await use(printCopy)
  } finally {
    signal?.removeEventListener('abort', end)
    await Promise.all(Array.from(threads, (thread) => thread.terminate()))
  }
}

/** The print copy, or null where the photo can't be decoded; rejects where the thread broke. */
async function answerOf(thread: Worker, original: Uint8Array): Promise<Uint8Array | null> {
  const listening = new AbortController()
  const { signal } = listening
  const ended = once(thread, 'exit', { signal }).then((): never => {
    throw new Error('the thread has ended')
  })
  const answered = once(thread, 'message', { signal })
  thread.postMessage(original)
  try {
    const answer: readonly unknown[] = await Promise.race([answered, ended])
    return answer[0] instanceof Uint8Array ? answer[0] : null
  } finally {
    listening.abort()
  }
}
