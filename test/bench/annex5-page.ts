import { pathToFileURL } from 'node:url'
import {
  BODY,
  FORM,
  MARK,
  SIGNER_NAME,
  TEXT,
  TITLE,
} from '../../electron/core/documents/annex5/form.ts'
import { LEADER_INK } from '../../electron/core/documents/annex5/signers.ts'
import { BLANK_DATE, chineseDate } from '../../electron/core/documents/kit/chinese-date.ts'
import type { TextStyle } from '../../electron/core/documents/kit/drawing.ts'
import type { Face, Fonts } from '../../electron/core/documents/kit/fonts.ts'
import { FOOT } from '../../electron/core/documents/kit/sheet.ts'
import type {
  Annex5Content,
  Annex5Signer,
  SignatureInk,
} from '../../shared/domain/opinion/annex5-content.ts'

/** 附件5 as a web page: the text, measures, fonts and signatures of the document that core draws. */
export function annex5Page(content: Annex5Content, fonts: Fonts): string {
  const date = content.opinionDate === null ? BLANK_DATE : chineseDate(content.opinionDate)
  return `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>${TEXT.title}</title>
<style>${styleSheet(fonts)}</style>
<p class="mark">${TEXT.annex}</p>
<h1>${TEXT.title}</h1>
<table>
<tr><th>${TEXT.enterpriseName}<td>${content.enterpriseName}<th>${TEXT.county}<td>${content.county}
<tr><th>${TEXT.projectName}<td colspan="3">${content.projectName}
<tr><th>${TEXT.projectLeader}<td>${content.projectLeader}<th>${TEXT.contact}<td>${content.contact}
<tr class="opinion"><th>${TEXT.opinion.join('<br>')}<td colspan="3"><div>
${content.opinionParagraphs.map((paragraph) => `<p class="paragraph">${paragraph}</p>`).join('\n')}
<div class="leader"><p>${TEXT.leaderSignature}</p>${signer(content.leader)}<p class="seal">${TEXT.seal}</p></div>
<div class="members"><p>${TEXT.memberSignatures}</p><div>${content.members.map(signer).join('')}</div></div>
<p class="date">${date}</p></div>
<tr class="authority"><th>${TEXT.authority.join('<br>')}<td colspan="3">
<p class="date">${TEXT.seal}</p><p class="date">${BLANK_DATE}</p>
</table>
<footer><span>文书编号 ${content.documentNumber}　第${content.revision}版</span><span>第 1 页　共 1 页</span>
<span>快照 SHA-256 ${content.snapshotSha256?.slice(0, 16) ?? ''}…</span></footer>
</html>
`
}

function signer({ name, ink }: Annex5Signer): string {
  return `<figure>${ink ? picture(ink) : ''}<figcaption>${name}</figcaption></figure>`
}

function picture({ width, height, strokes }: SignatureInk): string {
  const lines = strokes.map((stroke) => stroke.map(({ x, y }) => `${x},${y}`).join(' '))
  const shapes = lines.map((points) => `<polyline points="${points}"/>`).join('')
  return `<svg viewBox="0 0 ${width} ${height}">${shapes}</svg>`
}

function styleSheet(fonts: Fonts): string {
  const { columns } = FORM
  const opinionHeight =
    FORM.tableBottom - FORM.tableTop - 3 * FORM.rowHeight - FORM.authorityHeight - 2 * FORM.padding
  return `
${face('serif', fonts)} ${face('serifBold', fonts)} ${face('sans', fonts)}
@page { size: A4; margin: 0 }
* { margin: 0; padding: 0; box-sizing: border-box }
body { position: relative; height: 841pt; ${font(BODY)} }
.mark { position: absolute; left: ${FORM.left}pt; top: ${FORM.markTop}pt; ${font(MARK)} }
h1 { position: absolute; top: ${FORM.titleTop}pt; width: 100%; text-align: center; ${font(TITLE)} }
table { position: absolute; left: ${FORM.left}pt; top: ${FORM.tableTop}pt; width: ${FORM.width}pt;
  border-collapse: collapse; table-layout: fixed; border: 1pt solid }
tr { height: ${FORM.rowHeight}pt }
th, td { border: 0.5pt solid; font-weight: normal; text-align: center }
th:first-child { width: ${columns.label.width}pt }
td:nth-child(2) { width: ${columns.value.width}pt }
th:nth-child(3) { width: ${columns.secondLabel.width}pt }
.opinion div { text-align: justify }
.opinion td > div { height: ${opinionHeight}pt; padding: 0 ${FORM.padding}pt; display: flex; flex-direction: column }
.paragraph { text-indent: 2em }
.leader { margin-top: auto }
.leader, .members, .members div { display: flex; flex-wrap: wrap }
.members div { flex: 1 }
.members figure { width: 25% }
.leader figure { width: ${LEADER_INK.width}pt }
.seal { margin-left: auto; width: 110pt }
.date { text-align: right; padding-right: 12pt }
.authority { height: ${FORM.authorityHeight}pt; vertical-align: bottom }
svg { display: block; width: 100%; height: 28pt; border-bottom: 0.35pt solid #999 }
polyline { fill: none; stroke: #111; stroke-width: 5; stroke-linecap: round }
figcaption { text-align: center; ${font(SIGNER_NAME)} }
footer { position: absolute; left: ${FORM.left}pt; top: ${FORM.footTop}pt; width: ${FORM.width}pt;
  display: flex; justify-content: space-between; color: ${FOOT.color ?? 'inherit'}; ${font(FOOT)} }`
}

/** The prefix keeps `serif` from meaning the system's own font. */
function face(name: Face, fonts: Fonts): string {
  return `@font-face { font-family: annex5-${name}; src: url("${pathToFileURL(fonts[name]).href}") }`
}

function font(style: TextStyle): string {
  return `font: ${style.size}pt/${style.leading}pt annex5-${style.face}`
}
