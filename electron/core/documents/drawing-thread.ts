import { Worker } from 'node:worker_threads'
import { AppError } from '../../../shared/errors.ts'
import type { Drawing, FromDrawer, Picture } from './draw-worker.ts'
import type { PictureSource } from './flow/pictures.ts'

/** It holds the opened fonts; the next document is often asked for soon. */
const IDLE_MS = 20_000

/** Beside this file, in the sources and in the built app. */
const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/**
 * A thread that draws documents, one after another: setting 300 pages takes a second, and core must
 * answer saves meanwhile.
 */
export type DrawingThread = {
  /** Pictures are asked for as they are drawn. Throws what drawing throws. */
  readonly draw: (drawing: Drawing, pictures?: PictureSource) => Promise<Uint8Array>
  /** What is being drawn fails. */
  readonly close: () => void
}

export function createDrawingThread(): DrawingThread {
  let thread: Worker | null = null
  let turn: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined
  let isClosed = false

  const end = (): void => {
    clearTimeout(idle)
    void thread?.terminate()
    thread = null
  }
  const start = (): Worker => {
    const started = new Worker(new URL(`./draw-worker.${EXTENSION}`, import.meta.url))
    started.once('exit', () => {
      if (thread === started) thread = null
    })
    // Whoever waits hears of it by himself; unheard, it would end core.
    started.on('error', () => undefined)
    return started
  }

  async function drawNow(drawing: Drawing, pictures: PictureSource): Promise<Uint8Array> {
    if (isClosed) throw new Error('core is closed')
    clearTimeout(idle)
    const worker = (thread ??= start())
    worker.ref()
    try {
      return await answerOf(worker, drawing, pictures)
    } finally {
      worker.unref()
      idle = setTimeout(end, IDLE_MS).unref()
    }
  }

  return {
    draw: (drawing, pictures = noPictures) => {
      const mine = turn.then(() => drawNow(drawing, pictures))
      // The next one does not mind what became of this one.
      turn = mine.catch(() => undefined)
      return mine
    },
    close: () => {
      isClosed = true
      end()
    },
  }
}

function answerOf(worker: Worker, drawing: Drawing, pictures: PictureSource): Promise<Uint8Array> {
  return new Promise<Uint8Array>((resolve, reject) => {
    const give = (picture: Picture): void => worker.postMessage(picture)
    const listen = (message: FromDrawer): void => {
      if (message.kind === 'wanted') {
        const { sha256 } = message
        pictures(sha256).then(
          (bytes) => give({ kind: 'picture', sha256, bytes }),
          () => give({ kind: 'picture', sha256, bytes: null }),
        )
        return
      }
      stopListening()
      if (message.kind === 'drawn') resolve(message.bytes)
      else reject(message.kind === 'refused' ? new AppError(message.info) : message.error)
    }
    const fail = (cause?: unknown): void => {
      stopListening()
      reject(new Error('the drawing thread has ended', { cause }))
    }
    const stopListening = (): void => {
      worker.off('message', listen).off('error', fail).off('exit', fail)
    }
    worker.on('message', listen).on('error', fail).on('exit', fail)
    worker.postMessage(drawing)
  })
}

const noPictures: PictureSource = (sha256) =>
  Promise.reject(new Error(`no picture ${sha256} was to be drawn`))
