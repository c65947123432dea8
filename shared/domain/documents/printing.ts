/** What became of a print job, as the system told it. */
export const PRINT_OUTCOMES = ['printed', 'cancelled', 'no-printer', 'failed'] as const
export type PrintOutcome = (typeof PRINT_OUTCOMES)[number]

export const PRINT_OUTCOME_NAMES: Readonly<Record<PrintOutcome, string>> = {
  printed: '已送打印机',
  cancelled: '已取消',
  'no-printer': '没有打印机',
  failed: '打印失败',
}

/** One line of the print log. */
export type PrintEntry = {
  readonly id: string
  readonly documentId: string
  /** The frozen revision that was printed; null for a draft or a blank form. */
  readonly revision: number | null
  /** SHA-256 of the PDF that was printed. */
  readonly sha256: string
  /** Expert who used this computer. */
  readonly author: string
  readonly startedAt: string
  /** Null where the program ended before the system answered. */
  readonly outcome: PrintOutcome | null
}

/** Sheets of paper that so many pages take. */
export function sheetCount(pages: number, isDuplex: boolean): number {
  return isDuplex ? Math.ceil(pages / 2) : pages
}
