import { findSetting } from '../../../db/queries/settings.ts'
import {
  countTasksNumbered,
  findIssuedPackage,
  findTasksOfProject,
} from '../../../db/queries/tasks.ts'
import type { Db } from '../../../db/open.ts'
import { localDate } from '../../../shared/domain/opinion/calendar.ts'
import {
  buildOnSitePackage,
  onSiteNumber,
  onSitePrefix,
} from '../../../shared/domain/task/on-site.ts'
import type { TaskSummary } from '../../../shared/domain/task/workspace.ts'
import { AppError, invalidInput } from '../../../shared/errors.ts'
import { canonicalJson } from '../../../shared/formats/canonical-json.ts'
import { hiddenCharacterProblems } from '../../../shared/formats/hidden-characters.ts'
import { describeIssues } from '../../../shared/formats/issues.ts'
import type { OnSiteTask } from '../../../shared/formats/on-site-task.ts'
import { problemsInTaskPackage } from '../../../shared/formats/task-package-problems.ts'
import { taskPackageSchema, type TaskPackage } from '../../../shared/formats/task-package.ts'
import type { Context } from '../context.ts'
import { sha256 } from '../hash.ts'
import { insertPackage } from '../insert-package.ts'
import { printedNames, problemsInPrinting } from '../printable-names.ts'
import { getSummary } from '../workspace.ts'

const PLATFORM_NAME = '长春市数字化转型产业大脑'

/** Fields of Annex 3 that are copies of Annex 4's, where the same is said already. */
const COPIED = /^filing\.(?!providers|deliverables)/

/** Makes a task that was entered on site; the same checks as for an imported package. */
export function create(context: Context, entered: OnSiteTask): TaskSummary {
  const { db } = context
  return db.transaction(() => {
    const known = knownProject(db, entered)
    if (known !== null) throw invalidInput('application.projectName', known)
    const pkg = buildPackage(context, entered)
    insertPackage(context, pkg, sha256(canonicalJson(pkg)))
    return getSummary(db, pkg.task.id)
  })
}

/** Why a project is not entered again, as a Chinese sentence; null where it is new here. */
export function knownProject(db: Db, { application }: OnSiteTask): string | null {
  const { enterpriseName, projectName, creditCode } = application
  const [known] = findTasksOfProject(db, enterpriseName, projectName).filter(
    (row) => row.package.application.creditCode === creditCode,
  )
  return known === undefined
    ? null
    : `本机已有该企业的同名项目（任务“${known.number}”），请直接打开，不再重复录入`
}

/** What is wrong with a task as a whole package, as Chinese sentences; empty when it can be made. */
export function problemsInEntry(context: Context, entered: OnSiteTask): readonly string[] {
  try {
    buildPackage(context, entered)
    return []
  } catch (error) {
    if (!(error instanceof AppError) || error.info.code !== 'input-invalid') throw error
    return error.info.problems.map(({ message }) => message)
  }
}

function buildPackage(context: Context, entered: OnSiteTask): TaskPackage {
  const { db } = context
  const issuedAt = context.now()
  const day = localDate(issuedAt)
  const issuing = findIssuedPackage(db)?.platform
  const built = buildOnSitePackage(entered, {
    id: context.newId(),
    number: onSiteNumber(day, countTasksNumbered(db, onSitePrefix(day)) + 1),
    issuedAt: issuedAt.toISOString(),
    platform: {
      name: issuing?.name ?? PLATFORM_NAME,
      url: findSetting(db, 'platformUrl') ?? issuing?.url ?? '',
    },
    newExpertId: context.newId,
  })
  const parsed = taskPackageSchema.safeParse(built, { reportInput: true })
  const found = parsed.success
    ? [...problemsInTaskPackage(parsed.data), ...hiddenCharacterProblems(parsed.data)]
    : describeIssues(parsed.error.issues)
  const problems = [
    ...found.filter(({ field }) => !COPIED.test(field)),
    ...problemsInPrinting(context.fonts, printedNames(entered)),
  ]
  if (!parsed.success || problems.length > 0)
    throw new AppError({ code: 'input-invalid', problems })
  return parsed.data
}
