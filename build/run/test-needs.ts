import type { Need } from '../runtime/debian.ts'
import { hasDisplay } from '../runtime/display.ts'

/** What tests of the whole app need: windows, a screen to put them on, and tools to judge PDFs. */
export function testNeeds(): readonly Need[] {
  return hasDisplay() ? ['window', 'pdf-tools'] : ['window', 'headless', 'pdf-tools']
}
