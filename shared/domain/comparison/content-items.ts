import { shortened } from '../record/text.ts'

/** More lines than this are a text, not a list to be verified one by one. */
const MOST_ITEMS = 40

const SECTION = /^[一二三四五六七八九十]+、/
const SECTION_OF_WORKS = /^[一二三四五六七八九十]+、\s*(?:项目)?(?:主要)?(?:建设|改造|实施)内容/

/** How items are numbered in the forms, the outermost way first; the figure is the first group. */
const NUMBERINGS = [
  /[（(](\d{1,2})[）)]/g,
  /(?<![\w.])(\d{1,2})[.．、](?!\d)/g,
  /([①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳])/g,
] as const

/**
 * The content of the works as a list of items, for each to be verified by itself.
 *
 * Takes the section 建设内容 where the text has sections, then the first numbering that counts 1, 2,
 * 3 ..., then the lines; a text that is no list is one item. The text never changes within a task, so
 * an item's place names it.
 *
 * @example contentItems('一、问题。…\n二、建设内容。（1）MES。（2）WMS。') // ['MES。', 'WMS。']
 */
export function contentItems(text: string): readonly string[] {
  const works = sectionOfWorks(text)
  for (const numbering of NUMBERINGS) {
    const items = numbered(works, numbering)
    if (items.length > 1) return items
  }
  const lines = works.split('\n').map(trimmed).filter(Boolean)
  return lines.length > 1 && lines.length <= MOST_ITEMS ? lines : [works.trim()]
}

/** @example itemTitle('制造执行系统：建立工单、工序…') // '制造执行系统' */
export function itemTitle(item: string): string {
  return shortened(item.split(/[：:。；;，,\n]/u)[0]?.trim() ?? '', 20)
}

function sectionOfWorks(text: string): string {
  const lines = text.split('\n')
  const from = lines.findIndex((line) => SECTION_OF_WORKS.test(line.trim()))
  if (from < 0) return text
  const length = lines.slice(from + 1).findIndex((line) => SECTION.test(line.trim()))
  const section = length < 0 ? lines.slice(from) : lines.slice(from, from + 1 + length)
  return section
    .join('\n')
    .trim()
    .replace(SECTION_OF_WORKS, '')
    .replace(/^[。：:、\s]+/u, '')
}

/** The texts after 1, 2, 3 ...; empty where the numbering does not count so. */
function numbered(text: string, numbering: RegExp): readonly string[] {
  const marks: RegExpExecArray[] = []
  for (const match of text.matchAll(numbering)) {
    if (place(match[1] ?? '') === marks.length + 1) marks.push(match)
  }
  const items = marks.map(({ index, 0: mark }, at) =>
    trimmed(text.slice(index + mark.length, marks[at + 1]?.index)),
  )
  return items.includes('') || items.length > MOST_ITEMS ? [] : items
}

function place(figure: string): number {
  const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'.indexOf(figure)
  return circled < 0 ? Number(figure) : circled + 1
}

function trimmed(item: string): string {
  return item.trim().replace(/^[-·•●\s]+/u, '')
}
