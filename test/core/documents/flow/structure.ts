import { runPdfTool, withoutSpace } from '../pdf-tools.ts'

/** All text of a tagged PDF as a screen reader gets it, without white space and without artifacts. */
export function structureText(bytes: Uint8Array): string {
  const lines = runPdfTool(bytes, 'pdfinfo', ['-struct-text', '@']).toString().split('\n')
  const texts = lines.map((line) => /^\s*"(.*)"$/.exec(line)?.[1] ?? '')
  return withoutSpace(texts.join(''))
}

/** The kinds of its structure elements, in order. */
export function structureTypes(bytes: Uint8Array): readonly string[] {
  const lines = runPdfTool(bytes, 'pdfinfo', ['-struct', '@']).toString().split('\n')
  return lines.flatMap((line) => /^\s*([A-Z][A-Za-z0-9]*)/.exec(line)?.[1] ?? [])
}

/** What stands on one page, foot and repeated heads included. */
export function textOfPage(bytes: Uint8Array, page: number): string {
  const args = ['-f', `${page}`, '-l', `${page}`, '-nopgbrk', '@', '-']
  return withoutSpace(runPdfTool(bytes, 'pdftotext', args).toString())
}
