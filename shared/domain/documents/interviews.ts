import { findInterviewOutline, type InterviewRoleOutline } from '../../catalog/index.ts'
import { quotesOfInterview } from '../interview/quotes.ts'
import { withoutStop } from '../opinion/with-note.ts'
import type { StoredRecord } from '../record/kinds.ts'
import { inOrderOfEntry } from '../record/read.ts'
import type { Block, OfficialDocument } from './blocks.ts'
import { DOCUMENT_NAMES } from './kinds.ts'
import { documentOf, facts, heading, paragraph, tableOr } from './make.ts'
import { expertName, omission, readSource, type Reading } from './reading.ts'
import { interviewList } from './report/method-records.ts'
import { omittedSentence } from './report/methods.ts'
import type { DocumentSource } from './source.ts'
import { taskFacts } from './task-facts.ts'
import { beijingDate, beijingMinute, linesOf, NOTHING, orNothing } from './words.ts'

type Interview = StoredRecord<'interview'>

/** 人员访谈记录: every interview with its questions, answers, quotes and confirmation. */
export function interviewsDocument(source: DocumentSource): OfficialDocument {
  const reading = readSource(source)
  const held = inOrderOfEntry(reading.records.all('interview'))
  const reason = omission(reading, 'interview')
  const roles = findInterviewOutline(reading.package.pinned.interviewOutline.id)?.roles ?? []
  return documentOf(reading, { title: DOCUMENT_NAMES.interviews }, [
    taskFacts(reading),
    ...(reason === null
      ? held.length === 0
        ? [paragraph('没有访谈记录。')]
        : [
            ...interviewList(reading),
            ...held.flatMap((interview, place) =>
              interviewBlocks(reading, roles, interview, place),
            ),
          ]
      : [paragraph(omittedSentence('interview', reason))]),
  ])
}

function interviewBlocks(
  reading: Reading,
  roles: readonly InterviewRoleOutline[],
  interview: Interview,
  place: number,
): readonly Block[] {
  const { body, author } = interview
  const outline = roles.find(({ role }) => role === body.role)
  const questions = outline?.questions ?? []
  const answered = questions.filter(({ code }) => linesOf(body.answers?.[code]).length > 0)
  return [
    // On pages of its own: an interviewee signs the own answers, and reads no other's.
    { kind: 'page-break' },
    heading(1, `访谈 ${place + 1}　${orNothing(body.person)}`),
    facts(2, [
      ['受访人', orNothing(body.person)],
      ['职务', orNothing(body.position)],
      ['访谈对象', outline?.name ?? NOTHING],
      ['时间', body.heldAt ? beijingMinute(body.heldAt) : NOTHING],
      ['地点', orNothing(body.place)],
      ['记录人', expertName(reading, author)],
    ]),
    tableOr(
      `提纲共${questions.length}问，没有记录回答。`,
      `问答（提纲 ${questions.length} 问，询问 ${answered.length} 问）`,
      [
        ['序号', 1, 'center'],
        ['问题', 5],
        ['回答', 7],
      ],
      answered.map(({ code, text }, at) => [
        String(at + 1),
        text,
        linesOf(body.answers?.[code]).join('\n'),
      ]),
    ),
    tableOr(
      '没有摘录要点。',
      '要点摘录（原话）',
      [
        ['原话', 9],
        ['涉及', 3],
      ],
      quotesOfInterview(reading.records, interview.key).map(({ body: quote }) => [
        orNothing(quote.text),
        orNothing([...(quote.items ?? []), ...(quote.scenarios ?? [])].join('、')),
      ]),
    ),
    ...linesOf(body.summary).map((text) => paragraph(`小结：${text}`)),
    confirmationBlock(interview),
  ]
}

function confirmationBlock({ key, body }: Interview): Block {
  if (body.confirmation === 'refused') {
    return paragraph(`受访人拒绝签字确认，理由：${withoutStop(body.refusalReason)}。`)
  }
  if (body.confirmation !== 'signed') return paragraph('受访人未签字确认。')
  const { confirmedAt = null } = body
  return {
    kind: 'signatures',
    label: '受访人签字确认',
    signers: [
      {
        expertId: key,
        name: body.person ?? '',
        ink: body.confirmationInk ?? null,
        signedAt: confirmedAt,
      },
    ],
    sealOf: null,
    date: confirmedAt === null ? null : beijingDate(confirmedAt),
  }
}
