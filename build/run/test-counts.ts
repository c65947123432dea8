import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
})

/** A file that fails outside of its tests (an import, a hook) counts as one failed test. */
export function readVitestReport(file: string): Counts | undefined {
  const report = read(file, vitestReport)
  if (!report) return undefined
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  errors: z.array(z.unknown()),
})

/** An error outside of the tests (a file that does not load) counts as one failed test. */
export function readPlaywrightReport(file: string): Counts | undefined {
  const report = read(file, playwrightReport)
  if (!report) return undefined
  const { expected, flaky, unexpected, skipped } = report.stats
  return { passed: expected + flaky, failed: unexpected + report.errors.length, skipped }
}

/**
 * What a runner's exit counts for.
 *
 * A runner that left no report, ran no test, or ended badly without saying which test failed is at
 * least one failure: silence must never look like success.
 */
export function settle(counts: Counts | undefined, exitCode: number): Counts {
  const known = counts ?? { passed: 0, failed: 0, skipped: 0 }
  const ranNothing = known.passed + known.failed === 0
  const endedBadly = exitCode !== 0 && known.failed === 0
  return ranNothing || endedBadly ? { ...known, failed: known.failed + 1 } : known
}

export function add(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  }
}

/** `12 passed, 0 failed`, and `, 1 skipped` only when there are some. */
export function sumLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function read<T>(file: string, schema: z.ZodType<T>): T | undefined {
  if (!existsSync(file)) return undefined
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
}
