import { canonicalJson, type Json } from '../../formats/canonical-json.ts'
import type { TaskPackage } from '../../formats/task-package.ts'
import { isTree, isWhole, toTree, type Path, type Tree } from './package-tree.ts'

/** One field of a task that a newer package states otherwise; undefined: not there. */
export type PackageChange = {
  /** Names the field in decisions, `panel.experts.E1`. */
  readonly key: string
  readonly path: Path
  readonly before: Json | undefined
  readonly after: Json | undefined
}

/** What tells the revisions apart, and is no change of the task. */
const NO_CHANGE: ReadonlySet<string> = new Set(['task.revision', 'task.issuedAt'])

/** Every field that differs between two revisions of a task, in the order of the forms. */
export function packageChanges(before: TaskPackage, after: TaskPackage): readonly PackageChange[] {
  return treeChanges(toTree(before), toTree(after), [])
}

function treeChanges(before: Tree, after: Tree, above: Path): readonly PackageChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((name) => {
    const path = [...above, name]
    const [old, now] = [before[name], after[name]]
    if (isTree(old) && isTree(now) && !isWhole(path, old)) return treeChanges(old, now, path)
    const key = path.join('.')
    if (NO_CHANGE.has(key) || isSame(old, now)) return []
    return [{ key, path, before: old, after: now }]
  })
}

export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  return canonicalJson(one) === canonicalJson(other)
}
