import type { TaskPackage } from '../../formats/task-package.ts'
import { historyCatalog } from '../history/catalog.ts'
import { recordTitle } from '../history/record-title.ts'
import type { StoredRecord } from '../record/kinds.ts'
import { packageChanges, type PackageChange } from './changes.ts'
import { dependentsOf } from './dependents.ts'
import { mergePackages, type Choices, type Merged } from './merge-packages.ts'
import { fieldTitle, valueText } from './words.ts'

/** One field of a newer package beside what counts now. */
export type ReviewedChange = {
  readonly key: string
  readonly title: string
  readonly before: string
  readonly after: string
  /** Somebody has to choose: the panel's work refers to it, or receipts are trusted by it. */
  readonly needsChoice: boolean
  /** Titles of the panel's records that were written by the value so far. */
  readonly dependents: readonly string[]
}

/** Trust is not handed over silently: whoever holds this key says what was received. */
const ALWAYS_ASKED: ReadonlySet<string> = new Set(['platform.receiptKey'])

/** What a newer package changes, and which of it the panel's work depends on. */
export function reviewUpdate(
  now: TaskPackage,
  newer: TaskPackage,
  records: readonly StoredRecord[],
): readonly ReviewedChange[] {
  const catalog = historyCatalog(now)
  return packageChanges(now, newer).map((change) => {
    const dependents = dependentsOf(change, now, records)
    return {
      key: change.key,
      title: fieldTitle(change, catalog),
      before: valueText(change.path, change.before),
      after: valueText(change.path, change.after),
      needsChoice: dependents.length > 0 || ALWAYS_ASKED.has(change.key),
      dependents: dependents.map(({ kind, key, body }) => recordTitle(kind, key, body, catalog)),
    }
  })
}

/**
 * The package that counts after a newer one is taken over.
 *
 * What nobody's work depends on is taken from the newer one; the rest goes by the choices, and one
 * that is missing is a problem. Records are not touched by it.
 */
export function takeOver(
  now: TaskPackage,
  newer: TaskPackage,
  records: readonly StoredRecord[],
  choices: Choices,
): Merged {
  const asked = reviewUpdate(now, newer, records).filter(({ needsChoice }) => needsChoice)
  const open = asked.filter(({ key }) => choices[key] === undefined)
  if (open.length > 0) {
    const problems = open.map(({ key, title }) => ({
      field: key,
      message: `${title}：请选择保留现值还是采用新值`,
    }))
    return { ok: false, problems }
  }
  const keys = new Set(asked.map(({ key }) => key))
  const changes: readonly PackageChange[] = packageChanges(now, newer)
  return mergePackages(
    newer,
    changes.filter(({ key }) => keys.has(key)),
    choices,
  )
}
