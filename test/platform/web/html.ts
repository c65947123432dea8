/** HTML that is safe to put in a page as it is. */
export type Html = { readonly html: string }
type Part = Html | string | number | readonly Html[]

/** A template whose every value is escaped, unless it is Html itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const body = strings.reduce((text, string, index) => text + render(parts[index - 1]) + string)
  return { html: body }
}

function render(part: Part | undefined): string {
  if (part === undefined) return ''
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return String(part)
  if ('html' in part) return part.html
  return part.map(({ html: text }) => text).join('')
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(value: string): string {
  return value.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
}
