/** @example withNote('“合同”缺失', '原件未带。') // '“合同”缺失（原件未带）' */
export function withNote(name: string, note: string | undefined): string {
  const text = withoutStop(note)
  return text === '' ? name : `${name}（${text}）`
}

/** A note, of one line or several, that goes on within our sentence. */
export function withoutStop(text: string | undefined, divider = '；'): string {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim().replace(/[。；;.，,、：:！!\s]+$/u, ''))
    .filter((line) => line !== '')
    .join(divider)
}
