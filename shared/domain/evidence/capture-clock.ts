import type { Evidence } from '../task/workspace.ts'

/** How far the time of capture can be believed: whose clock it is, and whether it can be at all. */
export type CaptureClock = 'this-computer' | 'file' | 'impossible'

/** Clocks of two devices may differ by that much without anybody having to look. */
const TOLERANCE_MS = 5 * 60_000

export const CAPTURE_CLOCK_NAMES: Readonly<Record<CaptureClock, string>> = {
  'this-computer': '本机时间，未校时',
  file: '文件自带时间，未核验',
  impossible: '晚于录入时间，请核对设备的时钟',
}

/** Offline no clock is checked: said, and never in the way. Null where no time is known. */
export function captureClock({
  source,
  capturedAt,
  addedAt,
}: Pick<Evidence, 'source' | 'capturedAt' | 'addedAt'>): CaptureClock | null {
  if (capturedAt === null) return null
  if (Date.parse(capturedAt) > Date.parse(addedAt) + TOLERANCE_MS) return 'impossible'
  return source === 'camera' ? 'this-computer' : 'file'
}
