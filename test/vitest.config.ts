import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './helpers/longest-first.ts'

const golden = 'test/core/documents/golden/*.test.ts'

export default defineConfig({
  test: {
    globalSetup: 'test/helpers/prepared-folders.ts',
    // A guard against hanging, not a measure: machines differ.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Vitest keeps one processor for itself, which it hardly needs: on two it would take turns.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['test/{unit,db,core,fault}/**/*.test.ts'],
          exclude: [golden],
          // Our modules keep no state, so files can share them: loading them takes seconds.
          isolate: false,
        },
      },
      // It replaces a module by one that makes no new ids.
      { extends: true, test: { name: 'golden', include: [golden] } },
    ],
  },
})
