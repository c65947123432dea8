import type { Workspace } from '../../shared/domain/task/workspace.ts'

/**
 * The new workspace with the old objects where nothing changed, so that only what changed is drawn.
 *
 * A record that is older than the shown one is an answer overtaken by a later save: the shown one
 * stays.
 */
export function keepUnchanged(shown: Workspace, next: Workspace): Workspace {
  const records = new Map(shown.records.map((record) => [record.id, record]))
  return {
    ...next,
    package: isSamePackage(shown, next) ? shown.package : next.package,
    records: next.records.map((record) => {
      const old = records.get(record.id)
      return old !== undefined && old.revision >= record.revision ? old : record
    }),
    evidence: sameList(shown.evidence, next.evidence),
    revisions: sameList(shown.revisions, next.revisions),
    signatures: sameList(shown.signatures, next.signatures),
  }
}

function sameList<T>(shown: readonly T[], next: readonly T[]): readonly T[] {
  if (shown === next) return shown
  return JSON.stringify(shown) === JSON.stringify(next) ? shown : next
}

/** A package changes with its revision; its panel also as members are replaced or one is elected. */
function isSamePackage({ package: shown }: Workspace, { package: next }: Workspace): boolean {
  return (
    shown.task.revision === next.task.revision &&
    sameList(shown.panel.experts, next.panel.experts) === shown.panel.experts
  )
}
