/**
 * A text in quotation marks; its own become single ones (GB/T 15834).
 *
 * @example quoted('材料“合同”缺失') // '“材料‘合同’缺失”'
 */
export function quoted(text: string): string {
  return `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`
}
