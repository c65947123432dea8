import { expertPromises, type ExpertPromise } from '../../../catalog/index.ts'
import type { Expert } from '../../../formats/task-package.ts'
import { hasPromised, hasWithdrawn } from '../../panel/attendance.ts'
import { sheetState } from '../../panel/handing-in.ts'
import { ROLE_NAMES } from '../../panel/roles.ts'
import { isBlank } from '../../record/text.ts'
import { withNote, withoutStop } from '../../opinion/with-note.ts'
import type { Block } from '../blocks.ts'
import { heading, line, paragraph, tableOr } from '../make.ts'
import { expertName, type Reading } from '../reading.ts'
import { beijingMinute, beijingWords, codeWord, NOTHING } from '../words.ts'

/** The panel as it sat: who, from where, who withdrew and who took a place, and what they promised. */
export function panelBlocks(reading: Reading): readonly Block[] {
  const { records, experts } = reading
  const panel = records.body('panel', 'panel')
  const leader = experts.find(({ role }) => role === 'leader')
  return [
    paragraph(
      `专家组由${experts.length}名专家组成，组长${leader?.name ?? NOTHING}（${codeWord('panel.leaderChosenBy', panel.leaderChosenBy ?? 'named')}）。${session(reading)}`,
    ),
    tableOr(
      '专家组名单未填写。',
      '专家组名单',
      [
        ['姓名', 2],
        ['职务', 1.4, 'center'],
        ['工作单位', 4],
        ['职称', 2],
        ['专业', 3],
        ['到场与回避', 5],
      ],
      experts.map((expert) => [
        expert.name,
        ROLE_NAMES[expert.role],
        expert.organisation || NOTHING,
        expert.title || NOTHING,
        expert.specialty || NOTHING,
        presence(reading, expert),
      ]),
    ),
    ...(isBlank(panel.shortReason)
      ? []
      : [paragraph(`有专家回避后继续验收的理由：${withoutStop(panel.shortReason)}。`)]),
    ...promiseBlocks(reading),
  ]
}

function session({ records }: Reading): string {
  const { openedAt, closedAt } = records.body('panel', 'panel')
  const from = openedAt ? `${beijingWords(openedAt)}开场` : ''
  const to = closedAt ? `${beijingWords(closedAt)}结束` : ''
  const parts = [from, to].filter((part) => part !== '')
  return parts.length === 0 ? '' : `现场工作于${parts.join('，')}。`
}

function presence(reading: Reading, expert: Expert): string {
  const { records } = reading
  const body = records.body('attendance', expert.id)
  const { replaces } = records.body('substitute', expert.id)
  const seat = replaces ? `替补${expertName(reading, replaces)}；` : ''
  if (hasWithdrawn(records, expert)) {
    return `${seat}${withNote('已回避', body.withdrawalReason)}`
  }
  const sheet = sheetState(records, expert)
  if (sheet.state === 'absent') return `${seat}${withNote('未参加', sheet.reason)}`
  const arrived = body.arrivedAt ? `${beijingMinute(body.arrivedAt)} 到场` : '未签到'
  const left = body.leftAt ? `，${beijingMinute(body.leftAt)} 离场` : ''
  return `${seat}${arrived}${left}；${codeWord('attendance.conflict', body.conflict)}`
}

function promiseBlocks(reading: Reading): readonly Block[] {
  const { records, experts } = reading
  const promised = experts.filter(({ id }) => hasPromised(records.body('attendance', id)))
  const texts = [
    ...new Set(promised.map(({ id }) => records.body('attendance', id).promiseText ?? '')),
  ].flatMap((name) => expertPromises.filter(({ id, version }) => name === `${id}/${version}`))
  return [
    heading(3, '保密和工作纪律承诺'),
    promised.length === 0
      ? paragraph('没有签署承诺的记录。')
      : paragraph(
          `以下专家在现场手写签署承诺：${promised.map(({ name }) => name).join('、')}。承诺内容如下。`,
        ),
    ...texts.flatMap(promiseText),
  ]
}

function promiseText({ introduction, items }: ExpertPromise): readonly Block[] {
  return [paragraph(introduction), ...items.map((item, place) => line(`${place + 1}. ${item}`))]
}
