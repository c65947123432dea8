import { bad, good, missing, type Finding } from '../../../shared/domain/verification/finding.ts'
import type { Fonts } from '../documents/kit/fonts.ts'
import { drawOpinion } from '../stored-opinion.ts'
import { isSameBytes } from './der.ts'
import type { AttachedData } from './attached-data.ts'

/** Whether the document is what its own data give: drawn again, and every byte compared. */
export async function checkContent(
  base: Uint8Array,
  data: AttachedData,
  fonts: Fonts,
): Promise<{ readonly isReproduced: boolean; readonly findings: readonly Finding[] }> {
  const again = await drawAgain(data, fonts)
  const isReproduced = again !== null && isSameBytes(again, base)
  return {
    isReproduced,
    findings: [
      ...(isReproduced ? [good('content', '由附带的定稿数据重新生成，正文的每个字节都一致')] : []),
      ...unsigned(data),
    ],
  }
}

/**
 * What it means that the document could not be made again.
 *
 * Another version of this program may draw it otherwise. Then this very document has to be vouched
 * for: by the record, or by the seals of all who may seal it. Otherwise it is taken for altered.
 */
export function notReproduced(vouchedForBy: 'record' | 'seals' | null): Finding {
  const other = '正文可能由本程序的其他版本生成，不能逐字节重现'
  switch (vouchedForBy) {
    case 'record':
      return good('content', `${other}；它就是登记在本机的那一份`)
    case 'seals':
      return good('content', `${other}；全部签章人所签的就是这份正文`)
    case null:
      return bad('content', '正文与附带的定稿数据不符：用这些数据重新生成的文书与它不同')
  }
}

/** Hand signatures that the document does not carry yet. */
function unsigned({ snapshot, signatures }: AttachedData): readonly Finding[] {
  const names = snapshot.signers
    .filter(({ expertId }) => !signatures.some((one) => one.expertId === expertId))
    .map(({ name }) => name)
  if (names.length === 0) return []
  return [missing('unsigned', `尚未手写签字：${names.join('、')}`)]
}

async function drawAgain(
  { snapshotText, snapshotSha256, signatures }: AttachedData,
  fonts: Fonts,
): Promise<Uint8Array | null> {
  try {
    return await drawOpinion({ fonts }, { snapshot: snapshotText, snapshotSha256 }, signatures)
  } catch {
    // Data that our own documents never hold (a missing glyph, no leader): it can't be the document.
    return null
  }
}
