import { codeOf } from '../../evidence/usage.ts'
import { placeFinder } from '../../record/record-place.ts'
import type { Block, Photo } from '../blocks.ts'
import { heading, paragraph, tableOr } from '../make.ts'
import type { Piece, Reading } from '../reading.ts'
import { beijingMinute, orNothing } from '../words.ts'

const DRAWN = ['image/jpeg', 'image/png', 'image/webp']

/** Whether a piece is printed as a picture; others stand in the list by their hash alone. */
export function isPrintedAsPicture({ mediaType }: Pick<Piece, 'mediaType'>): boolean {
  return DRAWN.includes(mediaType)
}

const SOURCES: Readonly<Record<Piece['source'], string>> = {
  camera: '现场采集',
  imported: '文件导入',
  package: '任务包',
}

/** 十、佐证清单: every piece with time, place and hash, then the pictures. */
export function evidenceBlocks(reading: Reading): readonly Block[] {
  const { snapshot, package: pkg, records } = reading
  const placeOf = placeFinder(pkg, records)
  const photos = snapshot.evidence.flatMap((piece, place): readonly Photo[] => {
    if (!isPrintedAsPicture(piece)) return []
    const { sha256, mediaType } = piece
    const { shapes: marks = [] } = records.body('annotation', piece.id)
    const words = marks.flatMap(({ text }) => (text === '' ? [] : [`“${text}”`])).join('、')
    const said = `${numberOf(place)} ${caption(placeOf, piece)}`
    const photo = { sha256, mediaType, caption: words === '' ? said : `${said}，图上标注${words}` }
    return [marks.length === 0 ? photo : { ...photo, marks }]
  })
  return [
    heading(1, '十、佐证清单'),
    paragraph('佐证原件加密保存、从未改动；清单中的校验值为原件 SHA-256 的前 12 位。'),
    tableOr(
      '没有佐证。',
      `佐证 ${snapshot.evidence.length} 件`,
      [
        ['编号', 1.2, 'center'],
        ['名称', 4.5],
        ['时间', 2.4],
        ['地点', 2],
        ['来源', 1.8, 'center'],
        ['校验值', 3],
      ],
      snapshot.evidence.map((piece, place) => [
        numberOf(place),
        piece.name,
        beijingMinute(piece.capturedAt ?? piece.addedAt),
        orNothing(piece.place),
        SOURCES[piece.source],
        piece.sha256.slice(0, 12),
      ]),
    ),
    ...removedBlocks(reading),
    ...(photos.length === 0
      ? []
      : [heading(2, '佐证图片'), { kind: 'photos', photos } satisfies Block]),
  ]
}

/** What was taken out, and why: it is named although its file is not kept with the others. */
function removedBlocks({ snapshot }: Reading): readonly Block[] {
  if (snapshot.removedEvidence.length === 0) return []
  return [
    tableOr(
      '没有移除的佐证。',
      '已移除的佐证',
      [
        ['名称', 4.5],
        ['移除时间', 2.4],
        ['理由', 4.5],
        ['校验值', 3],
      ],
      snapshot.removedEvidence.map(({ name, removedAt, removedReason, sha256 }) => [
        name,
        beijingMinute(removedAt),
        orNothing(removedReason),
        sha256.slice(0, 12),
      ]),
    ),
  ]
}

/** The pieces that prove an item or a scenario: linked to its value, a score, or what was seen of it. */
export function piecesOn({ snapshot }: Reading, code: string): readonly Piece[] {
  return snapshot.evidence.filter(({ links }) => links.some((link) => codeOf(link) === code))
}

/** The numbers under which pieces stand in the list: `P01、P03`; empty for none. */
export function evidenceNumbers({ snapshot }: Reading, pieces: readonly Piece[]): string {
  const ids = new Set(pieces.map(({ id }) => id))
  return snapshot.evidence
    .flatMap(({ id }, place) => (ids.has(id) ? [numberOf(place)] : []))
    .join('、')
}

function numberOf(place: number): string {
  return `P${String(place + 1).padStart(2, '0')}`
}

function caption(placeOf: ReturnType<typeof placeFinder>, piece: Piece): string {
  const [first] = piece.links
  const proves = first ? (placeOf(`${first.kind}:${first.key}`)?.title ?? '') : ''
  const when = beijingMinute(piece.capturedAt ?? piece.addedAt)
  return [piece.name, proves, when, piece.place.trim()].filter((part) => part !== '').join('，')
}
