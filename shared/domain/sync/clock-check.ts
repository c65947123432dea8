/** Signatures and dates of documents are off by minutes at the most before anybody minds. */
const MATTERS_MS = 5 * 60_000

/**
 * A sentence when this device's clock is wrong enough to matter; null otherwise.
 *
 * It blocks nothing and orders nothing: revisions do.
 */
export function clockWarning(aheadMs: number | null): string | null {
  if (aheadMs === null || Math.abs(aheadMs) < MATTERS_MS) return null
  const how = aheadMs > 0 ? '快' : '慢'
  return `本机时间比平台${how}了${spanText(Math.abs(aheadMs))}，不影响上报。请校准本机时间，以免签字和文书上的日期不对。`
}

function spanText(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 120) return `约 ${minutes} 分钟`
  const hours = Math.round(minutes / 60)
  return hours < 72 ? `约 ${hours} 小时` : `约 ${Math.round(hours / 24)} 天`
}
