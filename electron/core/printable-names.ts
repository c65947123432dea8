import type { Problem } from '../../shared/errors.ts'
import type { OnSiteTask } from '../../shared/formats/on-site-task.ts'
import type { Fonts } from './documents/kit/fonts.ts'
import { problemsInTexts } from './documents/kit/unprintable.ts'

type Named = readonly [field: string, label: string, text: string]

/**
 * What the opinion could not print of texts that nobody can change once they are entered: said at
 * once, or the panel would find out when everything is done.
 */
export function problemsInPrinting(fonts: Fonts, texts: readonly Named[]): readonly Problem[] {
  return problemsInTexts(
    fonts,
    texts.map(([field, label, text]) => ({ field, label, text, faces: ['serif'] })),
  )
}

/** Everything of a task entered on site that stands on the opinion. */
export function printedNames({ application, panel }: OnSiteTask): readonly Named[] {
  return [
    ['application.enterpriseName', '企业名称', application.enterpriseName],
    ['application.county', '所属县（市、区）', application.county],
    ['application.projectName', '项目名称', application.projectName],
    ['application.projectLeader', '项目负责人', application.projectLeader],
    ['application.phone', '联系电话', application.phone],
    ...panel.experts.map(({ name }, place): Named => [
      `panel.experts.${place}.name`,
      `第 ${place + 1} 名专家的姓名`,
      name,
    ]),
  ]
}
