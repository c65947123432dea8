import { Upload } from 'tus-js-client'
import { AppError } from '../../../shared/errors.ts'
import { PLATFORM_PATHS } from '../../../shared/formats/platform-api.ts'
import { createChunkReader } from './chunk-reader.ts'
import { syncFailed } from './failures.ts'
import type { PlatformLink } from './platform-link.ts'
import { createTusStack, FILE_HELD, type TusTraffic } from './tus-stack.ts'

export type FileToSend = {
  readonly submissionId: string
  readonly sha256: string
  readonly sizeBytes: number
  /** Where it is on its way to already; null: nowhere. */
  readonly uploadUrl: string | null
  /** Fills the target with the decrypted bytes from the offset on. */
  readonly readInto: (offset: number, target: Uint8Array) => Promise<void>
  /** Asked before each chunk. */
  readonly chunkBytes: () => number
  readonly onUrl: (url: string) => void
  /** The platform holds so many bytes. */
  readonly onOffset: (offset: number) => void
  readonly traffic: TusTraffic
}

/** Sends a file from where the platform has it, or throws an AppError. Tries once. */
export function sendFile(link: PlatformLink, file: FileToSend): Promise<void> {
  const { submissionId, sha256, sizeBytes } = file
  return new Promise((resolve, reject) => {
    const upload = new Upload(Buffer.alloc(0), {
      endpoint: new URL(PLATFORM_PATHS.uploads(), link.baseUrl).href,
      uploadUrl: file.uploadUrl,
      metadata: { submissionId, sha256 },
      uploadSize: sizeBytes,
      chunkSize: file.chunkBytes(),
      uploadDataDuringCreation: true,
      // Trying again is the engine's.
      retryDelays: null,
      storeFingerprintForResuming: false,
      httpStack: createTusStack(link, file.traffic),
      fileReader: createChunkReader(file),
      onUploadUrlAvailable: () => {
        if (upload.url !== null) file.onUrl(upload.url)
      },
      onChunkComplete: (_size, offset) => {
        file.onOffset(offset)
        upload.options.chunkSize = file.chunkBytes()
      },
      onSuccess: () => resolve(),
      onError: (error) => {
        const cause = causeOf(error)
        if (cause === FILE_HELD) resolve()
        else reject(cause)
      },
    })
    upload.start()
  })
}

/** The client wraps what its network way threw. */
function causeOf(error: Error): Error {
  const cause: unknown = 'causingError' in error ? error.causingError : undefined
  if (cause instanceof AppError || (cause instanceof Error && cause === FILE_HELD)) return cause
  return syncFailed('not-the-platform', '回应的内容不符合平台接口', error)
}
