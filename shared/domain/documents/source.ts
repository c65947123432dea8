import type { TaskPackage } from '../../formats/task-package.ts'
import type { OpinionSnapshot } from '../opinion/snapshot.ts'
import type { Signature } from '../task/workspace.ts'

/**
 * All that a document is made from: nothing of it can change once the opinion is frozen.
 *
 * The package is the imported one, whose hash stands in the snapshot; its panel is as named then,
 * who sits and signs is in the snapshot.
 */
export type DocumentSource = {
  readonly snapshot: OpinionSnapshot
  /** Null marks a draft. */
  readonly snapshotSha256: string | null
  readonly package: TaskPackage
  readonly signatures: readonly Signature[]
}
