import {
  findChecklist,
  findDemonstrationScript,
  findIndicatorSet,
  findInterviewOutline,
  findMaterialList,
  findQuestionSet,
  findRubric,
} from '../catalog/index.ts'
import { problemsInWeights } from '../domain/panel/rubric-weights.ts'
import { problemsInSheet } from '../domain/scoring/index.ts'
import type { Problem } from '../errors.ts'
import { fieldName } from './field-names.ts'
import type { TaskPackage } from './task-package.ts'

/**
 * What is wrong between the fields of a task package whose fields are each valid.
 *
 * Only what makes a package contradict itself or this program. Whether the claims are true or
 * enough is for the panel, not for the import.
 */
export function problemsInTaskPackage(taskPackage: TaskPackage): readonly Problem[] {
  return [
    ...platformProblems(taskPackage),
    ...pinnedProblems(taskPackage),
    ...weightProblems(taskPackage),
    ...identityProblems(taskPackage),
    ...dateProblems(taskPackage),
    ...amountProblems(taskPackage),
    ...providerProblems(taskPackage),
    ...sheetProblems(taskPackage),
    ...attachmentProblems(taskPackage),
  ]
}

const FINDERS = {
  indicatorSet: findIndicatorSet,
  materialList: findMaterialList,
  checklist: findChecklist,
  interviewOutline: findInterviewOutline,
  questionSet: findQuestionSet,
  demonstrationScript: findDemonstrationScript,
  rubric: findRubric,
} as const satisfies Readonly<
  Record<keyof TaskPackage['pinned'], (id: string) => { readonly version: string } | undefined>
>

function pinnedProblems({ pinned }: TaskPackage): readonly Problem[] {
  return Object.entries(FINDERS).flatMap(([name, find]) => {
    const { id, version } = pinned[name as keyof typeof FINDERS]
    const known = find(id)
    if (known?.version === version) return []
    const found = known === undefined ? '' : `（本程序有第 ${known.version} 版）`
    return problem(
      ['pinned', name],
      `本程序没有“${id}”第 ${version} 版${found}，请升级程序或请平台重新下发`,
    )
  })
}

function weightProblems({ pinned }: TaskPackage): readonly Problem[] {
  const { id, weights } = pinned.rubric
  const rubric = findRubric(id)
  if (rubric === undefined || weights === undefined) return []
  return problemsInWeights(rubric, weights).flatMap(({ message }) =>
    problem(['pinned', 'rubric', 'weights'], `${message}，请平台核对`),
  )
}

/** Only a task entered on site may leave out where and with which key its platform answers. */
function platformProblems({ task, platform }: TaskPackage): readonly Problem[] {
  if (task.origin === 'on-site') return []
  return (['url', 'receiptKey'] as const).flatMap((name) =>
    platform[name] === '' ? problem(['platform', name], '不能为空，请平台重新下发') : [],
  )
}

function identityProblems({ application, filing }: TaskPackage): readonly Problem[] {
  const same = (name: 'enterpriseName' | 'creditCode'): readonly Problem[] =>
    application[name] === filing[name]
      ? []
      : problem(
          ['application', name],
          `“${application[name]}”与附件3的“${filing[name]}”不一致，请平台核对`,
        )
  return [...same('enterpriseName'), ...same('creditCode')]
}

function dateProblems({ application, filing }: TaskPackage): readonly Problem[] {
  const { startedOn, endedOn, internalAcceptedOn } = application
  return [
    ...inOrder(startedOn, endedOn, ['application', 'endedOn'], '项目开始日期'),
    ...inOrder(filing.startsOn, filing.endsOn, ['filing', 'endsOn'], '改造开始日期'),
    ...(internalAcceptedOn === null
      ? []
      : inOrder(
          startedOn,
          internalAcceptedOn,
          ['application', 'internalAcceptedOn'],
          '项目开始日期',
        )),
  ]
}

/** ISO dates sort as texts. */
function inOrder(
  first: string,
  second: string,
  path: readonly string[],
  firstName: string,
): readonly Problem[] {
  return second >= first ? [] : problem(path, `${second} 早于${firstName} ${first}，请平台核对`)
}

function amountProblems({ application, filing }: TaskPackage): readonly Problem[] {
  const message = '应大于 0，请平台核对'
  return [
    ...(isZero(application.totalSpend) ? problem(['application', 'totalSpend'], message) : []),
    ...(isZero(filing.totalSpend) ? problem(['filing', 'totalSpend'], message) : []),
    ...filing.providers.flatMap(({ hasContract, contractAmount }, index) =>
      hasContract && isZero(contractAmount)
        ? problem(['filing', 'providers', index, 'contractAmount'], `已签合同的${message}`)
        : [],
    ),
  ]
}

function isZero(amount: string): boolean {
  return /^[0.]+$/.test(amount)
}

function providerProblems({ filing }: TaskPackage): readonly Problem[] {
  const names = filing.providers.map(({ name }) => name)
  return [
    ...names.flatMap((name, index) =>
      names.indexOf(name) === index
        ? []
        : problem(['filing', 'providers', index, 'name'], `“${name}”重复，请平台核对`),
    ),
    ...filing.deliverables.flatMap(({ provider }, index) =>
      names.includes(provider)
        ? []
        : problem(
            ['filing', 'deliverables', index, 'provider'],
            `“${provider}”不在合作的服务商中，请平台核对`,
          ),
    ),
  ]
}

function sheetProblems(taskPackage: TaskPackage): readonly Problem[] {
  const set = findIndicatorSet(taskPackage.pinned.indicatorSet.id)
  if (set === undefined) return []
  const { selfAssessment, diagnosis } = taskPackage
  const sheets = [
    { path: ['selfAssessment', 'before'], sheet: selfAssessment.before },
    { path: ['selfAssessment', 'after'], sheet: selfAssessment.after },
    ...(diagnosis === null ? [] : [{ path: ['diagnosis'], sheet: diagnosis }]),
  ]
  return sheets.flatMap(({ path, sheet }) =>
    problemsInSheet(set, sheet).map((found) => ({
      field: [...path, found.path].join('.'),
      message: `${fieldName(path)}：${found.message}`,
    })),
  )
}

function attachmentProblems({ attachments, pinned }: TaskPackage): readonly Problem[] {
  const materials = findMaterialList(pinned.materialList.id)?.materials
  const keys = attachments.map(({ path }) => path.normalize('NFC').toLowerCase())
  return attachments.flatMap(({ material, path }, index) => [
    ...(keys.indexOf(keys[index] ?? '') === index
      ? []
      : problem(['attachments', index, 'path'], `“${path}”重复，请平台核对`)),
    ...(material === null || materials?.some(({ code }) => code === material) !== false
      ? []
      : problem(['attachments', index, 'material'], `材料清单中没有代码“${material}”，请平台核对`)),
  ])
}

function problem(path: readonly PropertyKey[], message: string): readonly Problem[] {
  return [{ field: path.map(String).join('.'), message: `${fieldName(path)}：${message}` }]
}
