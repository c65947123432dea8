import { createHash } from 'node:crypto'
import { AppError } from '../../../shared/errors.ts'
import type { SubmittedFile } from '../../../shared/formats/platform-api.ts'

export type OpenFile = (sha256: string) => AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>

export type LocalFile = {
  readonly bytes: AsyncIterable<Uint8Array>
  /** What went wrong on this side, if anything: the network's error then only follows from it. */
  readonly failure: () => AppError | undefined
}

/**
 * Reads a file for sending and checks it against its hash on the way.
 *
 * A damaged file fails before its last byte leaves, so the platform never gets it as whole.
 */
export function readLocalFile(openFile: OpenFile, file: SubmittedFile): LocalFile {
  let failure: AppError | undefined
  async function* read(): AsyncGenerator<Uint8Array, void> {
    try {
      yield* checked(openFile(file.sha256), file)
    } catch (error) {
      failure = asLocalFailure(error, file)
      throw failure
    }
  }
  return { bytes: read(), failure: () => failure }
}

async function* checked(
  source: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
  file: SubmittedFile,
): AsyncGenerator<Uint8Array, void> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  let held: Uint8Array | undefined
  for await (const chunk of source) {
    if (chunk.byteLength === 0) continue
    hash.update(chunk)
    sizeBytes += chunk.byteLength
    if (sizeBytes > file.sizeBytes) throw damaged(file)
    if (held !== undefined) yield held
    held = chunk
  }
  if (sizeBytes !== file.sizeBytes || hash.digest('hex') !== file.sha256) throw damaged(file)
  if (held !== undefined) yield held
}

function damaged(file: SubmittedFile): AppError {
  return new AppError({ code: 'evidence-damaged', names: [file.name] })
}

function asLocalFailure(error: unknown, file: SubmittedFile): AppError {
  if (error instanceof AppError) return error
  const reason = error instanceof Error ? error.message : String(error)
  return new AppError({ code: 'file-unreadable', file: file.name, reason }, { cause: error })
}
