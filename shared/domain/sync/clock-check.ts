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

/** What is past for certain, as a device has it (ISO); null where there is nothing. */
export type PastMoments = {
  /** When the platform issued a task package. */
  readonly package: string | null
  /** When the platform received an opinion. */
  readonly receipt: string | null
  /** When somebody signed on this device. */
  readonly signature: string | null
}

/** What shows without a network that this device's clock is slow, as the record keeps it. */
export type ClockFinding = {
  readonly against: keyof PastMoments
  readonly at: string
  /** By the clock in question. */
  readonly now: string
}

const PAST_NAMES: Readonly<Record<keyof PastMoments, string>> = {
  package: '任务包的签发时间',
  receipt: '平台回执的时间',
  signature: '本机上一次签字的时间',
}

/** The latest moment that is past and yet to come by this clock; null where the clock may be right. */
export function clockFinding(now: string, past: PastMoments): ClockFinding | null {
  const all = (['package', 'receipt', 'signature'] as const).flatMap((against) => {
    const at = past[against]
    return at === null ? [] : [{ against, at, now }]
  })
  const [latest] = all.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))
  return latest && Date.parse(latest.at) - Date.parse(now) >= MATTERS_MS ? latest : null
}

export function clockFindingText({ against, at, now }: ClockFinding): string {
  const span = spanText(Date.parse(at) - Date.parse(now))
  return `本机时间比${PAST_NAMES[against]}还早${span}，不影响填写、签字和上报，已记入验收记录。请校准本机时间，以免签字和文书上的日期不对。`
}

function spanText(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 120) return `约 ${minutes} 分钟`
  const hours = Math.round(minutes / 60)
  return hours < 72 ? `约 ${hours} 小时` : `约 ${Math.round(hours / 24)} 天`
}
