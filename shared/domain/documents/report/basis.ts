import {
  findChecklist,
  findDemonstrationScript,
  findInterviewOutline,
  findMaterialList,
  findQuestionSet,
  findRubric,
  findWorkScheme,
  type CatalogSet,
} from '../../../catalog/index.ts'
import type { Block } from '../blocks.ts'
import { heading, line, paragraph, tableOr } from '../make.ts'
import type { Reading } from '../reading.ts'
import { linesOf } from '../words.ts'
import { panelBlocks } from './panel.ts'

/** 二、评测依据与专家组: by what, by whom and under which promise it was judged. */
export function basisBlocks(reading: Reading): readonly Block[] {
  const { snapshot, set } = reading
  return [
    heading(1, '二、评测依据与专家组'),
    heading(2, '（一）评测依据'),
    paragraph(
      `受委托，${snapshot.institution}依据《长春市中小企业数字化转型城市试点实施细则》第四章（四）、（五）和《${set.title}》（${set.documentNo}）组织专家组开展评测与验收。`,
    ),
    tableOr(
      '本程序未收录任务所用的清单。',
      '本次使用的清单和模板（细则未附式样的，为评测机构自行设计）',
      [
        ['用途', 3],
        ['名称', 6],
        ['版本', 1, 'center'],
      ],
      templates(reading).flatMap(([use, found]) =>
        found ? [[use, found.title, found.version]] : [],
      ),
    ),
    heading(2, '（二）专家组'),
    ...panelBlocks(reading),
    heading(2, '（三）工作方案'),
    ...schemeBlocks(reading),
  ]
}

function templates({
  package: { pinned },
}: Reading): readonly (readonly [use: string, set: CatalogSet | undefined])[] {
  return [
    ['书面材料审核', findMaterialList(pinned.materialList.id)],
    ['现场勘查', findChecklist(pinned.checklist.id)],
    ['人员访谈', findInterviewOutline(pinned.interviewOutline.id)],
    ['问卷调查', findQuestionSet(pinned.questionSet.id)],
    ['系统演示', findDemonstrationScript(pinned.demonstrationScript.id)],
    ['验收评议', findRubric(pinned.rubric.id)],
  ]
}

function schemeBlocks({ snapshot, records }: Reading): readonly Block[] {
  const scheme = findWorkScheme(snapshot.workScheme?.id ?? FIRST_SCHEME)
  const added = linesOf(records.body('panel', 'panel').schemeNote)
  return [
    ...(scheme?.sections ?? []).flatMap(({ name, items }): readonly Block[] => [
      heading(3, name),
      ...items.map((item, place) => line(`${place + 1}. ${item}`)),
    ]),
    heading(3, '本项目的补充安排'),
    ...(added.length === 0 ? [paragraph('组长未另行补充。')] : added.map(paragraph)),
  ]
}

/** What was in force when snapshots did not name it yet. */
const FIRST_SCHEME = 'work-scheme-2024'
