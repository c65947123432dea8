import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files of more than a quarter of a minute, the longest first. */
const LONG = [
  // Half of its time it waits for its line, so others are to run beside it.
  'fault/sync/film',
  'core/verify/good',
  'fault/sync/sending',
  'core/cli/sync',
  'core/sync/sending',
  'fault/kill',
  'core/verify/tamper',
  'core/documents/golden',
  'core/documents/flow/render',
  'core/dossier/',
  'core/handlers/evidence',
  'fault/',
  'unit/sync/',
  'core/platform/',
  'core/cli/',
  'core/handlers/rounds',
] as const

/** Begins with the long ones, so that at the end no worker is left alone with one of them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}

function rank({ moduleId }: TestSpecification): number {
  const index = LONG.findIndex((part) => moduleId.includes(`/test/${part}`))
  return index < 0 ? LONG.length : index
}
