import { defineConfig } from '@playwright/test'
import { hasDisplay } from '../../build/runtime/display.ts'

/** The real app: each test starts its own on a data folder of its own. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // Windows on one screen take focus and clipboard from each other; virtual ones are one a worker.
  workers: hasDisplay() ? 1 : 2,
  fullyParallel: false,
  timeout: 240_000,
  // A busy machine may swallow a key or a beep: tried once more there, and told as flaky.
  retries: process.env['CI'] ? 1 : 0,
  // Guards against hanging: two apps share the processors of a small machine.
  expect: { timeout: 30_000 },
  reporter: 'list',
})
