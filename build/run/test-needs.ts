import type { Need } from '../runtime/debian.ts'
import { hasDisplay } from '../runtime/display.ts'

/** What the tests need: windows, a screen to put them on, tools to judge PDFs, and PostgreSQL. */
export function testNeeds(): readonly Need[] {
  const always: readonly Need[] = ['window', 'pdf-tools', 'postgres']
  return hasDisplay() ? always : [...always, 'headless']
}
