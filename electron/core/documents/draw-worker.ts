import { parentPort } from 'node:worker_threads'
import type { OfficialDocument } from '../../../shared/domain/documents/blocks.ts'
import type { Annex5Content } from '../../../shared/domain/opinion/annex5-content.ts'
import { AppError, type AppErrorInfo } from '../../../shared/errors.ts'
import { renderAnnex5 } from './annex5.ts'
import { renderOfficial } from './flow/render.ts'
import type { Fonts } from './kit/fonts.ts'

/** A document to be drawn; one at a time. */
export type Drawing =
  | { readonly kind: 'official'; readonly fonts: Fonts; readonly document: OfficialDocument }
  | {
      readonly kind: 'annex5'
      readonly fonts: Fonts
      readonly content: Annex5Content
      readonly data: Uint8Array
    }

/** The bytes of a picture that was asked for, null where there is none. */
export type Picture = {
  readonly kind: 'picture'
  readonly sha256: string
  readonly bytes: Uint8Array | null
}

export type FromDrawer =
  | { readonly kind: 'wanted'; readonly sha256: string }
  | { readonly kind: 'drawn'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'refused'; readonly info: AppErrorInfo }
  | { readonly kind: 'failed'; readonly error: unknown }

const wanted = new Map<string, (bytes: Uint8Array | null) => void>()

parentPort?.on('message', (message: Drawing | Picture) => {
  if (message.kind !== 'picture') void answer(message)
  else {
    wanted.get(message.sha256)?.(message.bytes)
    wanted.delete(message.sha256)
  }
})

async function answer(drawing: Drawing): Promise<void> {
  try {
    const bytes = new Uint8Array(await draw(drawing))
    post({ kind: 'drawn', bytes }, [bytes.buffer])
  } catch (error) {
    post(
      error instanceof AppError ? { kind: 'refused', info: error.info } : { kind: 'failed', error },
    )
  }
}

function draw(drawing: Drawing): Promise<Uint8Array> {
  return drawing.kind === 'official'
    ? renderOfficial(drawing.document, drawing.fonts, askFor)
    : renderAnnex5(drawing.content, drawing.fonts, drawing.data)
}

/** Asks core for a picture: this thread has neither files nor keys. */
async function askFor(sha256: string): Promise<Uint8Array> {
  const bytes = await new Promise<Uint8Array | null>((resolve) => {
    wanted.set(sha256, resolve)
    post({ kind: 'wanted', sha256 })
  })
  if (bytes === null) throw new Error(`there is no picture ${sha256}`)
  return bytes
}

function post(message: FromDrawer, transfer: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer)
}
