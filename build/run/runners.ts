import { nodeModule } from '../runtime/paths.ts'

/** Arguments for Node that start each test runner on its configuration. */
export const vitest: readonly string[] = [
  nodeModule('vitest', 'vitest.mjs'),
  'run',
  '--config',
  'test/vitest.config.ts',
]
export const playwright: readonly string[] = [
  nodeModule('@playwright/test', 'cli.js'),
  'test',
  '--config',
  'test/e2e/playwright.config.ts',
]
