import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'test/unit/**/*.test.ts',
      'test/db/**/*.test.ts',
      'test/core/**/*.test.ts',
      'test/fault/**/*.test.ts',
    ],
    globalSetup: 'test/helpers/prepared-folders.ts',
    // A guard against hanging, not a measure: machines differ.
    testTimeout: 120_000,
  },
})
