import { taskPackageSchema, type TaskPackage } from '../../formats/task-package.ts'
import { problemsInTaskPackage } from '../../formats/task-package-problems.ts'
import { describeIssues } from '../../formats/issues.ts'
import type { Problem } from '../../errors.ts'
import type { PackageChange } from './changes.ts'
import { fromTree, toTree, withValueAt, type Tree } from './package-tree.ts'

/** What counts of a field from now on: the value so far, or the newer package's. */
export type Choice = 'keep' | 'take'
export type Choices = Readonly<Record<string, Choice>>

export type Merged =
  | { readonly ok: true; readonly package: TaskPackage }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * The newer package with the fields that are kept as they were.
 *
 * Kept values may contradict the newer ones (two leaders, for instance): then it says which.
 */
export function mergePackages(
  after: TaskPackage,
  changes: readonly PackageChange[],
  choices: Choices,
): Merged {
  const kept = changes.filter(({ key }) => choices[key] === 'keep')
  const tree = kept.reduce<Tree>(
    (merged, { path, before }) => withValueAt(merged, path, before),
    toTree(after),
  )
  const parsed = taskPackageSchema.safeParse(fromTree(tree), { reportInput: true })
  if (!parsed.success) return { ok: false, problems: describeIssues(parsed.error.issues) }
  const problems = problemsInTaskPackage(parsed.data)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, package: parsed.data }
}

/** A package with one field changed, only to compare by: it may contradict itself. */
export function withChange(pkg: TaskPackage, { path, after }: PackageChange): TaskPackage {
  // Every value comes from a validated package, at the very place it is put to.
  return fromTree(withValueAt(toTree(pkg), path, after)) as TaskPackage
}
