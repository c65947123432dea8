import { isUtf8 } from 'node:buffer'

export const TASK_JSON = 'task.json'
export const ATTACHMENT_FOLDER = 'attachments/'

/** An entry's name, or what is wrong with its bytes. Names are UTF-8 whatever the flag says. */
export function decodeEntryName(raw: Uint8Array): string | null {
  return isUtf8(raw) ? new TextDecoder().decode(raw) : null
}

/** What is wrong with an entry's name, as a Chinese half sentence; null when it may stay. */
export function entryNameProblem(name: string): string | null {
  if (name === '') return '名称为空'
  if (name.includes('\\')) return '名称中有反斜杠'
  if (/^[A-Za-z]:/.test(name)) return '名称带有盘符'
  if (name.startsWith('/')) return '名称是绝对路径'
  if (name.split('/').includes('..')) return '名称中有“..”，会写到别的目录'
  if (/[\p{Cc}\p{Cf}]/u.test(name)) return '名称中有不可见的控制字符'
  const isExpected =
    name === TASK_JSON || name === ATTACHMENT_FOLDER || /^attachments\/[^/]+$/.test(name)
  return isExpected ? null : '不是 task.json，也不是 attachments 目录下的附件'
}

/** Two names with one key would be one file on some system. */
export function entryNameKey(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
