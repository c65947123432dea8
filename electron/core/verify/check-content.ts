import {
  bad,
  good,
  missing,
  unproven,
  type Finding,
} from '../../../shared/domain/verification/finding.ts'
import { AppError } from '../../../shared/errors.ts'
import { ANNEX5_LAYOUT } from '../documents/annex5/layout.ts'
import type { Fonts } from '../documents/kit/fonts.ts'
import { drawOpinion } from '../stored-opinion.ts'
import type { AttachedData } from './attached-data.ts'
import { isSameBytes } from './der.ts'

/** Whether a document is what its own data give: drawn again, and every byte compared. */
export type Redrawing =
  | 'same'
  | 'different'
  /** Drawn by another version of this program. */
  | 'other-layout'
  /** It has characters of the rare-character pack, which is not installed here. */
  | 'no-font'

export async function redraw(
  base: Uint8Array,
  { snapshotText, snapshotSha256, signatures }: AttachedData,
  fonts: Fonts,
): Promise<Redrawing> {
  const hasOtherLayout = layoutOf(base) !== ANNEX5_LAYOUT
  try {
    const row = { snapshot: snapshotText, snapshotSha256 }
    const again = await drawOpinion({ fonts }, row, signatures)
    if (isSameBytes(again, base)) return 'same'
  } catch (error) {
    if (error instanceof AppError && error.info.code === 'missing-glyphs') return 'no-font'
    // Data that no document of ours holds, as a panel without a leader: it can't be drawn from them.
  }
  return hasOtherLayout ? 'other-layout' : 'different'
}

const CANNOT_REDRAW = {
  'other-layout': '正文由本程序的其他版本生成，这一版不能逐字节重现',
  'no-font': '正文有生僻字，本机没有安装生僻字字库，不能逐字节重现',
} as const

/**
 * What a redrawing says of the content.
 *
 * What can't be drawn again here has to be vouched for as it is: by the record, or by the seals of
 * all who may seal it.
 */
export function contentFinding(
  redrawing: Redrawing,
  vouchedForBy: 'record' | 'seals' | null,
): Finding {
  if (redrawing === 'same') {
    return good('content', '由附带的定稿数据重新生成，正文的每个字节都一致')
  }
  if (redrawing === 'different') {
    return bad('content', '正文与附带的定稿数据不符：用这些数据重新生成的文书与它不同')
  }
  const reason = CANNOT_REDRAW[redrawing]
  switch (vouchedForBy) {
    case 'record':
      return good('content', `${reason}；它就是登记在本机的那一份`)
    case 'seals':
      return good('content', `${reason}；全部签章人所签的就是这份正文`)
    case null:
      return unproven('content', `${reason}，也没有全部签章人的签章可以依据`)
  }
}

/** Hand signatures that the document does not carry yet. */
export function unsigned({ snapshot, signatures }: AttachedData): readonly Finding[] {
  const names = snapshot.signers
    .filter(({ expertId }) => !signatures.some((one) => one.expertId === expertId))
    .map(({ name }) => name)
  if (names.length === 0) return []
  return [missing('unsigned', `尚未手写签字：${names.join('、')}`)]
}

/** The layout that a document says it is drawn in: at the end of the keywords in its metadata. */
function layoutOf(base: Uint8Array): number | null {
  const file = Buffer.from(base.buffer, base.byteOffset, base.byteLength)
  const end = file.indexOf('</pdf:Keywords>', 0, 'latin1')
  const before = file.subarray(Math.max(0, end - 32), Math.max(0, end)).toString('utf8')
  const digits = /版式 (\d{1,6})$/.exec(before)?.[1]
  return digits === undefined ? null : Number(digits)
}
