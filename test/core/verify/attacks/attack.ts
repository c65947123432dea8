import type { OpinionSnapshot } from '../../../../shared/domain/opinion/snapshot.ts'
import type { FindingKind } from '../../../../shared/domain/verification/finding.ts'
import type { Outcome } from '../../../../shared/domain/verification/verification.ts'
import { findRevisions } from '../../../../electron/core/verify/revisions.ts'
import { aDocument, anOpinion, aSnapshot, sealAll, type Keys } from '../builders.ts'

/** A good document, and where its parts are. */
export type Good = {
  readonly snapshot: OpinionSnapshot
  /** The document before any seal. */
  readonly base: Uint8Array
  /** Sealed by the three of the panel and by the institution. */
  readonly file: Uint8Array
  /** The seals' increments, in order. */
  readonly seals: readonly Uint8Array[]
}

/** What an attacker has to work with. */
export type Scene = Good & {
  readonly keys: Keys
  /** Another opinion, sealed by the same people. */
  readonly other: Good
  /** Everybody's names, under an authority that nobody trusts. */
  readonly strangers: Keys
}

export type Attack = {
  readonly name: string
  readonly outcome: Exclude<Outcome, 'genuine'>
  /** What has to be among the findings that are not good. */
  readonly finds: FindingKind
  readonly make: (scene: Scene) => Uint8Array | Promise<Uint8Array>
}

export async function aScene(keys: Keys, strangers: Keys): Promise<Scene> {
  const snapshot = aSnapshot()
  const other = aSnapshot({
    task: { ...snapshot.task, id: 'task-2', number: 'CCYS-2026-0118' },
    opinion: anOpinion({ id: 'opinion-2' }),
  })
  return { ...(await good(snapshot, keys)), keys, strangers, other: await good(other, keys) }
}

async function good(snapshot: OpinionSnapshot, keys: Keys): Promise<Good> {
  const base = await aDocument(snapshot)
  const file = await sealAll(base, snapshot, keys)
  const ends = findRevisions(file)?.ends ?? []
  const seals = ends.slice(1).map((end, i) => file.subarray(ends[i], end))
  return { snapshot, base, file, seals }
}

export function join(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  return new Uint8Array(
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
    ),
  )
}

export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}

/** Replaces the first text that fits; throws where there is none, so that no attack is empty. */
export function swap(
  bytes: Uint8Array,
  from: string | RegExp,
  to: string | ((found: string) => string),
): Uint8Array {
  const text = textOf(bytes)
  const changed = text.replace(from, (found: string) => (typeof to === 'string' ? to : to(found)))
  if (changed === text) throw new Error(`there is nothing like ${String(from)}`)
  return join(changed)
}
