import { holdsWords } from '../../../shared/domain/record/text.ts'
import type { Evidence } from '../../../shared/domain/task/workspace.ts'
import { linkTitles, type LinkTitle } from '../../lib/link-titles.ts'
import { recordName, type WorkspaceView } from '../../lib/workspace-store.ts'
import { sourceName } from '../../ui/evidence-words.ts'

/** A piece of evidence as the pool shows and finds it. */
export type PoolEntry = {
  readonly evidence: Evidence
  readonly links: readonly LinkTitle[]
  readonly author: string
  readonly source: string
  /** What it can be found by. */
  readonly hay: string
}

export const SHAPES = ['image', 'video', 'audio', 'document'] as const
export type PoolShape = (typeof SHAPES)[number]
export const SHAPE_NAMES: Readonly<Record<PoolShape, string>> = {
  image: '图片',
  video: '录像',
  audio: '录音',
  document: '文件',
}

export type PoolFilter = {
  readonly text: string
  readonly shape: PoolShape | null
  readonly source: Evidence['source'] | null
  readonly isUnlinkedOnly: boolean
}
export const NO_FILTER: PoolFilter = { text: '', shape: null, source: null, isUnlinkedOnly: false }

/** Newest first. */
export function poolEntries(view: WorkspaceView): readonly PoolEntry[] {
  const { evidence, package: pkg } = view.workspace
  const names = new Map(pkg.panel.experts.map(({ id, name }) => [id, name]))
  const titles = new Map<string, LinkTitle>()
  const titleOf = linkTitles(view)
  return evidence.toReversed().map((piece) => {
    const links = piece.links.map((link) => {
      const name = recordName(link.kind, link.key)
      const known = titles.get(name) ?? titleOf(link)
      titles.set(name, known)
      return known
    })
    const author = names.get(piece.author) ?? '平台'
    const source = sourceName(piece)
    const words = [piece.name, piece.place, piece.device ?? '', author, source, piece.sha256]
    const hay = [...words, ...links.map(({ title }) => title)].join(' ')
    return { evidence: piece, links, author, source, hay }
  })
}

export function filterPool(
  entries: readonly PoolEntry[],
  { text, shape, source, isUnlinkedOnly }: PoolFilter,
): readonly PoolEntry[] {
  return entries.filter(
    ({ evidence, hay }) =>
      (shape === null || shapeOf(evidence) === shape) &&
      (source === null || evidence.source === source) &&
      (!isUnlinkedOnly || evidence.links.length === 0) &&
      holdsWords(hay, text),
  )
}

function shapeOf({ mediaType }: Evidence): PoolShape {
  const shape = SHAPES.find((name) => mediaType.startsWith(`${name}/`))
  return shape ?? 'document'
}
