import { levelName } from '../../../catalog/index.ts'
import {
  FINDING_STATUS_NAMES,
  SEVERITY_NAMES,
  sortFindings,
  type Finding,
} from '../../findings/index.ts'
import { annex5Content } from '../../opinion/to-annex5.ts'
import { withNote } from '../../opinion/with-note.ts'
import { placeFinder } from '../../record/record-place.ts'
import { explainNextLevel, formatPoints, helpToNextLevel } from '../../scoring/index.ts'
import { scenarioLevelName } from '../../scenario-check/scenario-check.ts'
import type { Block } from '../blocks.ts'
import { heading, line, paragraph, tableOr } from '../make.ts'
import type { Reading } from '../reading.ts'
import { linesOf, NOTHING, orNothing } from '../words.ts'

/** 八、问题清单与结论: what was found, and the opinion as the panel signs it. */
export function conclusionBlocks(reading: Reading): readonly Block[] {
  const { snapshot, snapshotSha256, signatures } = reading
  const { opinionParagraphs } = annex5Content(snapshot, snapshotSha256, signatures)
  return [
    heading(1, '八、问题清单与结论'),
    heading(2, '（一）问题清单'),
    findingTable(reading),
    heading(2, '（二）验收结论'),
    ...opinionParagraphs.map(paragraph),
  ]
}

function findingTable(reading: Reading): Block {
  const { package: pkg, records } = reading
  const placeOf = placeFinder(pkg, records)
  return tableOr(
    '没有否决、严重或一般问题。',
    '问题清单',
    [
      ['序号', 1, 'center'],
      ['程度', 1.2, 'center'],
      ['问题', 4],
      ['整改要求', 5],
      ['来源', 3],
      ['处理情况', 2.4, 'center'],
    ],
    findingsOf(reading, (severity) => severity !== 'advice').map(({ body }, place) => [
      String(place + 1),
      body.severity ? SEVERITY_NAMES[body.severity] : NOTHING,
      orNothing(body.title),
      orNothing(body.requirement),
      body.source ? (placeOf(body.source)?.title ?? NOTHING) : NOTHING,
      withNote(FINDING_STATUS_NAMES[body.status ?? 'open'], body.statusNote),
    ]),
  )
}

function findingsOf(
  { records }: Reading,
  isWanted: (severity: Finding['body']['severity']) => boolean,
): readonly Finding[] {
  return sortFindings(records.all('finding').filter(({ body }) => isWanted(body.severity)))
}

/** 九、改进建议: the panel's advice, and what the rules name as missing for the next level. */
export function adviceBlocks(reading: Reading): readonly Block[] {
  const { snapshot, set } = reading
  const advice = findingsOf(reading, (severity) => severity === 'advice')
  const { scenarios, items } = helpToNextLevel(set, snapshot.verified, snapshot.score)
  const next = snapshot.score.nextLevel
  return [
    heading(1, '九、改进建议'),
    ...(advice.length === 0
      ? [paragraph('专家组没有另提改进建议。')]
      : advice.flatMap(({ body }, place): readonly Block[] => [
          line(`${place + 1}. ${orNothing(body.title)}`),
          ...linesOf(body.requirement).map(paragraph),
        ])),
    heading(2, '与上一等级的差距'),
    paragraph(
      next === null
        ? `${explainNextLevel(snapshot.score)}。`
        : `${explainNextLevel(snapshot.score)}。以下按评测指标列出可提升之处，由企业自行选择。`,
    ),
    ...(scenarios.length === 0 || next === null
      ? []
      : [
          tableOr(
            '',
            `未达到${levelName(next.level)}的应用场景`,
            [
              ['应用场景', 6],
              ['约束性', 2, 'center'],
              ['核定等级', 2, 'center'],
            ],
            scenarios.map(({ code, title, binding, level }) => [
              `${code} ${title}`,
              binding ? '是' : '否',
              scenarioLevelName(level),
            ]),
          ),
        ]),
    ...(items.length === 0
      ? []
      : [
          tableOr(
            '',
            '尚可得分的采集项',
            [
              ['采集项', 8],
              ['可再得分', 2, 'right'],
            ],
            items.map(({ code, title, openMilli }) => [
              `${code} ${title}`,
              formatPoints(openMilli),
            ]),
          ),
        ]),
  ]
}
