import type { SubmittedFile } from '../../../shared/formats/platform-api.ts'

export type UploadProgress = {
  /** Bytes that the platform holds or that went out, of `totalBytes`. */
  readonly sentBytes: number
  /** The submission and each distinct file. */
  readonly totalBytes: number
  /** The name of the file on its way; absent for the submission itself. */
  readonly file: string | undefined
}

export type Meter = {
  readonly add: (sizeBytes: number, file: string | undefined) => void
  /** Counts what the platform already holds as sent. */
  readonly startFiles: (missing: readonly SubmittedFile[]) => void
}

export function createMeter(
  files: readonly SubmittedFile[],
  submissionBytes: number,
  onProgress: ((progress: UploadProgress) => void) | undefined,
): Meter {
  const sizes = new Map(files.map((file) => [file.sha256, file.sizeBytes]))
  const totalBytes = submissionBytes + sum([...sizes.values()])
  let sentBytes = 0
  const add = (sizeBytes: number, file: string | undefined): void => {
    sentBytes += sizeBytes
    onProgress?.({ sentBytes, totalBytes, file })
  }
  return {
    add,
    startFiles: (missing) => {
      sentBytes = totalBytes - sum(missing.map((file) => file.sizeBytes))
      add(0, missing[0]?.name)
    },
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
