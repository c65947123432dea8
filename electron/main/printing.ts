import type { WebContents } from 'electron'
import * as z from 'zod'
import type { PrintOutcome } from '../../shared/domain/documents/printing.ts'

const options = z.strictObject({ isDuplex: z.boolean() })

/** How Chromium names a dialog that was closed without printing. */
const CANCELLED = /cancel/i

/**
 * Prints what the page shows on paper (its print style sheet) through the system's print dialog.
 *
 * The pages are A4 to the edge and must not be scaled: what a printer can't reach is blank in our
 * documents anyway.
 */
export async function printPage(contents: WebContents, input: unknown): Promise<PrintOutcome> {
  const { isDuplex } = options.parse(input)
  const printers = await contents.getPrintersAsync()
  if (printers.length === 0) return 'no-printer'
  return new Promise((resolve) => {
    contents.print(
      {
        silent: false,
        printBackground: true,
        margins: { marginType: 'none' },
        pageSize: 'A4',
        scaleFactor: 100,
        duplexMode: isDuplex ? 'longEdge' : 'simplex',
      },
      (isDone, reason) => {
        resolve(isDone ? 'printed' : CANCELLED.test(reason) ? 'cancelled' : 'failed')
      },
    )
  })
}
