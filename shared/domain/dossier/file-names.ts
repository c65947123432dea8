/** UTF-16 units of a name: well within FAT32, exFAT, NTFS (255) and the 255 UTF-8 bytes of ext4. */
const LONGEST = 60

const UNSAFE = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
/** Device names of Windows, with any extension. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/iu

/**
 * A file name that every file system takes, as near to the given one as can be.
 *
 * The extension stays: `a/b:c.pdf` becomes `a_b_c.pdf`.
 */
export function safeName(name: string, longest = LONGEST): string {
  const plain = name.toWellFormed().normalize('NFC').replace(UNSAFE, '_')
  const extension = /\.[\p{L}\p{N}]{1,10}$/u.exec(plain)?.[0] ?? ''
  const stem = trimmed(plain.slice(0, plain.length - extension.length))
  const short = trimmed(cut(stem === '' ? '未命名' : stem, longest - extension.length - 1))
  const whole = short + extension
  return RESERVED.test(whole) ? `_${whole}` : whole
}

/** Windows drops dots and spaces at the end of a name; a dot at its start hides a file elsewhere. */
function trimmed(text: string): string {
  return text.replace(/^[\s.]+|[\s.]+$/gu, '')
}

function cut(text: string, units: number): string {
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length > units) break
    kept += character
  }
  return kept
}

/** `003-` of `total` files: sorted as meant, and no two names alike whatever case they are in. */
export function numberedName(index: number, total: number, name: string): string {
  const digits = Math.max(2, String(total).length)
  return `${String(index + 1).padStart(digits, '0')}-${safeName(name)}`
}

/** Names in their order, with ` (2)` where a file system would take two for one. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let distinct = name
    for (let copy = 2; taken.has(distinct.toLowerCase()); copy++) distinct = `${name} (${copy})`
    taken.add(distinct.toLowerCase())
    return distinct
  })
}

/** Of the media types that evidence is checked for; a file without an ending opens nowhere. */
const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'application/json': '.json',
  'application/zip': '.zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'audio/webm': '.webm',
  'audio/mpeg': '.mp3',
  'video/mp4': '.mp4',
  'video/webm': '.webm',
  'text/plain': '.txt',
  'text/csv': '.csv',
}

/** A name with the ending of its type, where it was given without one. */
export function withEnding(name: string, mediaType: string): string {
  if (/\.[A-Za-z0-9]{2,5}$/.test(name)) return name
  return name + (ENDINGS[mediaType.split(';')[0] ?? ''] ?? '')
}
