import { defineConfig } from '@playwright/test'

/** The real app, one at a time: each test starts its own on a data folder of its own. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  workers: 1,
  fullyParallel: false,
  timeout: 240_000,
  // A busy machine may swallow a key or a beep: tried once more there, and told as flaky.
  retries: process.env['CI'] ? 1 : 0,
  expect: { timeout: 15_000 },
  reporter: 'list',
})
