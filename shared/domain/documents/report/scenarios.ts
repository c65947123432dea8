import { levelName, type Scenario } from '../../../catalog/index.ts'
import { explainBandDifference, explainNextLevel, formatPoints } from '../../scoring/index.ts'
import { claimedLevel } from '../../scenario-check/scenario-check.ts'
import type { Block } from '../blocks.ts'
import { heading, paragraph, tableOr } from '../make.ts'
import { scenarioTitle, type Reading } from '../reading.ts'
import { NOTHING, orNothing, scenarioWord } from '../words.ts'
import { evidenceNumbers, piecesOn } from './evidence.ts'
import { expertWordsTable } from './expert-words.ts'

/** 五、应用场景等级: claim, site and verified level of each, its evidence, and what they add up to. */
export function scenarioBlocks(reading: Reading): readonly Block[] {
  const { snapshot, set } = reading
  const isOmitted = reading.records.body('step', 'site-survey').status === 'omitted'
  return [
    heading(1, '五、应用场景等级'),
    tableOr(
      '指标未设应用场景。',
      `${set.scenarios.length} 个应用场景`,
      [
        ['应用场景', 4.5],
        ['自评', 1.2, 'center'],
        ['诊断', 1.2, 'center'],
        ['现场', 1.2, 'center'],
        ['核定', 1.2, 'center'],
        ['核定理由', 4],
        ['佐证编号', 2],
      ],
      set.scenarios.map((scenario) => scenarioRow(reading, scenario, isOmitted)),
    ),
    expertWordsTable(reading, {
      kind: 'scenario-score',
      scored: set.scenarios.map(({ code, title }) => ({
        code,
        title: `${code} ${title}`,
        verified: scenarioWord(snapshot.verified.scenarios[code]),
      })),
      valueOf: ({ level }) => scenarioWord(level),
      columns: ['应用场景', '专家（打分）：说明'],
      caption: '专家对应用场景的打分说明',
      empty: '专家对应用场景的打分没有另附说明。',
    }),
    ...levelBlocks(reading),
  ]
}

function scenarioRow(reading: Reading, scenario: Scenario, isOmitted: boolean): readonly string[] {
  const { snapshot, records, package: pkg } = reading
  const { code } = scenario
  return [
    scenarioTitle(scenario),
    scenarioWord(claimedLevel(pkg, code)),
    scenarioWord(pkg.diagnosis?.scenarios[code]),
    isOmitted ? NOTHING : scenarioWord(records.body('scenario-check', code).level),
    scenarioWord(snapshot.verified.scenarios[code]),
    orNothing(records.body('verified-scenario', code).reason),
    orNothing(evidenceNumbers(reading, piecesOn(reading, code))),
  ]
}

/** How score and scenarios make the level. */
function levelBlocks({ snapshot }: Reading): readonly Block[] {
  const { score, levels } = snapshot
  const bandNote = explainBandDifference(score)
  return [
    heading(2, '等级判定'),
    paragraph(
      `改造前${levelName(levels.before)}，企业申报${levelName(levels.claimed)}，专家组核定为${levelName(levels.verified)}。`,
    ),
    tableOr(
      '指标未设等级条件。',
      '各等级条件与实际（要求 / 实际）',
      [
        ['等级', 1.5, 'center'],
        ['基础分', 3, 'center'],
        ['应用场景（个）', 3, 'center'],
        ['约束性场景（个）', 3, 'center'],
        ['是否达到', 2, 'center'],
      ],
      score.levelChecks.map((check) => {
        const count = score.scenarioCounts.find(({ level }) => level === check.level)
        return [
          levelName(check.level),
          `${formatPoints(check.needScoreMilli)} / ${formatPoints(score.totalMilli)}`,
          `${check.needScenarios} / ${count?.all ?? 0}`,
          `${check.needBinding} / ${count?.binding ?? 0}`,
          check.isMet ? '达到' : '未达到',
        ]
      }),
    ),
    paragraph(`${explainNextLevel(score)}。`),
    ...(bandNote === null ? [] : [paragraph(bandNote)]),
  ]
}
