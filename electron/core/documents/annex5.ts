import type { Annex5Content } from '../../../shared/domain/opinion/annex5-content.ts'
import { sealFields } from '../../../shared/domain/seal/fields.ts'
import { AppError, type Problem } from '../../../shared/errors.ts'
import { OPINION_DATA_FILE } from '../../../shared/domain/documents/opinion-data.ts'
import { drawAttachment } from './annex5/draw-attachment.ts'
import { drawForm } from './annex5/draw-form.ts'
import { TEXT } from './annex5/form.ts'
import { ANNEX5_LAYOUT } from './annex5/layout.ts'
import { planAnnex5 } from './annex5/plan.ts'
import { attachData } from './kit/associated-file.ts'
import { contentDigest } from './kit/content-digest.ts'
import type { Fonts } from './kit/fonts.ts'
import { beginPage, opinionCode } from './kit/page-marks.ts'
import type { PaperInfo } from './kit/paper-info.ts'
import { createPaper, finishPaper } from './kit/paper.ts'
import { addSignatureFields } from './kit/signature-fields.ts'
import { problemsInTexts, type SetText } from './kit/unprintable.ts'

/**
 * Draws 附件5 (实施细则 附件5 验收意见) as a PDF.
 *
 * One A4 page when everything fits; what does not continues on numbered attachment pages. The same
 * content gives the same bytes, whatever was drawn before. Throws `missing-glyphs` with the fields
 * when a character cannot be printed: a blank in an official document is worse than none.
 *
 * @param data what the page shows, as `opinionData` writes it; attached to the file
 */
export async function renderAnnex5(
  content: Annex5Content,
  fonts: Fonts,
  data: Uint8Array | null = null,
): Promise<Uint8Array> {
  const problems = problemsInDocument(content, fonts)
  if (problems.length > 0) throw new AppError({ code: 'missing-glyphs', problems })
  const paper = createPaper(fonts, paperInfo(content))
  const plan = planAnnex5(content, paper.fonts)
  const pages = 1 + plan.attachments.length
  const code = opinionCode(content)
  beginPage(paper, content, { page: 1, pages, code })
  drawForm(paper, content, plan)
  if (!content.isDraft) addSignatureFields(paper, sealFields(content))
  plan.attachments.forEach((attachment, i) => {
    beginPage(paper, content, { page: i + 2, pages, code })
    drawAttachment(paper, content, attachment, i + 1)
  })
  if (data) {
    attachData(paper, {
      name: OPINION_DATA_FILE,
      mediaType: 'application/json',
      description: '定稿快照与签字数据（JSON）',
      bytes: data,
      modifiedAt: content.createdAt,
    })
  }
  return finishPaper(paper)
}

/** The fields with characters that cannot be printed: to be asked before anyone signs. */
export function problemsInDocument(content: Annex5Content, fonts: Fonts): readonly Problem[] {
  return problemsInTexts(fonts, annex5Texts(content), '（可在“审核意见”中加以说明）')
}

/** Everything the form prints of the task. */
export function annex5Texts(content: Annex5Content): readonly SetText[] {
  return printedFields(content).map(([field, label, text]): SetText => ({
    field,
    label,
    text,
    // The foot repeats the document number in the sans face.
    faces: field === 'documentNumber' ? ['serif', 'sans'] : ['serif'],
  }))
}

type PrintedField = readonly [field: string, label: string, text: string]

function printedFields(content: Annex5Content): readonly PrintedField[] {
  return [
    ['documentNumber', '文书编号', content.documentNumber],
    ['enterpriseName', TEXT.enterpriseName, content.enterpriseName],
    ['county', TEXT.county, content.county],
    ['projectName', TEXT.projectName, content.projectName],
    ['projectLeader', TEXT.projectLeader, content.projectLeader],
    ['contact', TEXT.contact, content.contact],
    ['leader.name', '专家组组长姓名', content.leader.name],
    ...content.members.map((member, i): PrintedField => [
      `members.${i}.name`,
      '专家组成员姓名',
      member.name,
    ]),
    ...content.opinionParagraphs.map((paragraph, i): PrintedField => [
      `opinionParagraphs.${i}`,
      '审核意见',
      paragraph,
    ]),
  ]
}

function paperInfo(content: Annex5Content): PaperInfo {
  const marks = [content.isDraft ? '草稿' : '', content.isSample ? '示例' : ''].filter(Boolean)
  const suffix = marks.length > 0 ? `（${marks.join('、')}）` : ''
  return {
    title: `${TEXT.title}${suffix}`,
    author: content.institution,
    subject: `${content.enterpriseName} ${content.projectName}`,
    keywords: [
      `文书编号 ${content.documentNumber}`,
      `第${content.revision}版`,
      `快照SHA-256 ${content.snapshotSha256 ?? '尚未定稿'}`,
      `内容SHA-256 ${digestOf(content)}`,
      `版式 ${ANNEX5_LAYOUT}`,
    ].join('; '),
    createdAt: content.createdAt,
  }
}

function digestOf(content: Annex5Content): string {
  const { leader, members, ...rest } = content
  const signers = [leader, ...members]
  const names = signers.map(({ ink: _ink, ...signer }) => signer)
  return contentDigest(
    { ...rest, signers: names },
    signers.map(({ ink }) => ink),
  )
}
