import { isBehind, needsPerson } from '../../../../shared/domain/sync/index.ts'
import { checkReceipt } from '../../../../shared/domain/upload/index.ts'
import type { Bug } from './bugs.ts'
import type { DeviceModel } from './device-parts.ts'
import { CHUNK_BYTES, type SignedOpinion } from './opinion.ts'
import type { PlatformModel, PlatformState } from './platform-model.ts'

/** 已上报 stands only beside a receipt that the platform signed for this very record. */
export function unprovenClaims(device: DeviceModel, platform: PlatformModel): readonly string[] {
  return [...device.disk.items.values()].flatMap((item) => {
    if (item.status !== 'confirmed' && item.priorReceipt === null) return []
    const receipt = device.disk.receipts.get(item.id)
    const opinion = device.disk.opinions.get(item.id)
    if (!receipt || !opinion) return [`${device.id} says 已上报 of ${item.id} without a receipt`]
    if (receipt.signature !== platform.sign(receipt.payload)) {
      return [`${device.id} keeps a receipt of ${item.id} that the platform never signed`]
    }
    return checkReceipt(receipt.payload, opinion).map(
      ({ message }) => `${device.id} keeps a wrong receipt of ${item.id}: ${message}`,
    )
  })
}

/** Each opinion of the platform once, whatever came twice. */
export function doubles({ submissions, receipts }: PlatformState): readonly string[] {
  const byKey = new Map<string, string>()
  const byRevision = new Map<string, string>()
  return [...submissions].flatMap(([id, { idempotencyKey, attachesTo, taskId, revision }]) => {
    // Any number of scans stand beside an opinion.
    const place = attachesTo === undefined ? `${taskId}/${revision}` : idempotencyKey
    const other = byKey.get(idempotencyKey) ?? byRevision.get(place)
    byKey.set(idempotencyKey, id)
    byRevision.set(place, id)
    const isReceived = receipts.has(id) ? ' with a receipt' : ''
    return other === undefined
      ? []
      : [`${place} is at the platform twice: ${other}, ${id}${isReceived}`]
  })
}

/** Every receipt that a device ever had is still there, whatever the platform has lost. */
export function droppedReceipts(device: DeviceModel): readonly string[] {
  const { receipts, earlierReceipts } = device.disk
  return [...device.everReceived()].flatMap(([number, id]) => {
    const isKept = receipts.get(id)?.payload.receiptNumber === number
    return isKept || earlierReceipts.get(id)?.includes(number)
      ? []
      : [`${device.id} dropped the receipt ${number} of ${id}`]
  })
}

/**
 * What a device says to be received is at the platform, whole; what that has lost when it was put back to
 * an older state, the device says.
 */
export function losses(device: DeviceModel, state: PlatformState): readonly string[] {
  return [...device.disk.items.values()].flatMap((item) => {
    if (item.status !== 'confirmed' || device.disk.news.standings.has(item.id)) return []
    const opinion = device.disk.opinions.get(item.id)
    const kept = [...state.submissions.values()].find((one) => one.idempotencyKey === item.id)
    if (kept?.recordSha256 !== opinion?.recordSha256) return [`the platform lost ${item.id}`]
    return (kept?.files ?? [])
      .filter(({ sha256 }) => !state.files.has(sha256))
      .map(({ sha256 }) => `the platform lost ${sha256} of ${item.id}`)
  })
}

/** After all faults have ended: everything is received, or stands aside with a reason for a person. */
export function unfinished(device: DeviceModel): readonly string[] {
  const { items } = device.engine()
  return items.flatMap((item) => {
    const { state } = item
    if (state.status === 'confirmed' || isBehind(items, item)) return []
    const isAside = state.status === 'set-aside' && needsPerson(state.fault)
    return isAside ? [] : [`${device.id} leaves ${item.id} ${state.status}`]
  })
}

/** Only what the platform refuses for good stands aside. */
export function wronglySetAside(
  device: DeviceModel,
  isContested: (opinion: SignedOpinion) => boolean,
): readonly string[] {
  return device.engine().items.flatMap(({ id, state }) => {
    const opinion = device.disk.opinions.get(id)
    if (state.status !== 'set-aside' || !opinion) return []
    if (opinion.isPoisoned || isContested(opinion)) return []
    return [
      `${device.id} sets ${id} aside without need: ${state.fault.reason} ${state.fault.detail}`,
    ]
  })
}

/** At most one chunk again for each cut; a whole file again only where its upload was gone. */
export function resentBytes(device: DeviceModel, bug: Bug | null): readonly string[] {
  const sizes = new Map(
    [...device.disk.opinions.values()].flatMap(({ files }) =>
      files.map(({ sha256, sizeBytes }) => [sha256, sizeBytes] as const),
    ),
  )
  return [...device.traffic].flatMap(([sha256, { sentBytes, cuts, restarts }]) => {
    const sizeBytes = sizes.get(sha256)
    if (sizeBytes === undefined) return []
    const most = sizeBytes * (1 + restarts) + cuts * CHUNK_BYTES
    return sentBytes <= most
      ? []
      : [`${device.id} sent ${sentBytes} bytes of ${sha256}, at most ${most} (${bug ?? 'no bug'})`]
  })
}

/** After everything has ended: each device has the news exactly as the platform has it. */
export function missedNews(
  { id, disk: { news } }: DeviceModel,
  { feed }: PlatformState,
  isRolledBack: boolean,
): readonly string[] {
  const missed = [...feed.values()].flatMap(({ news: one }) => {
    if (one.kind === 'decision') {
      return news.decisions.has(one.decisionId) ? [] : [`${id} misses decision ${one.decisionId}`]
    }
    const { taskId, state, packageRevision } = one
    const notice = news.notices.get(taskId)
    if (notice?.state !== state || notice.packageRevision !== packageRevision) {
      return [`${id} believes ${taskId} ${notice?.state ?? 'unknown'}, it is ${state}`]
    }
    const isOurs = state === 'assigned' || state === 'changed'
    const isHere = (news.packages.get(taskId) ?? 0) >= packageRevision
    return isOurs && !isHere ? [`${id} lacks package ${packageRevision} of ${taskId}`] : []
  })
  // What a platform forgot when it was put back stays told: absent does not mean withdrawn.
  if (isRolledBack) return missed
  const invented = [...news.notices.keys()].filter((taskId) => !feed.has(`task ${taskId}`))
  return [...missed, ...invented.map((taskId) => `${id} invents news of ${taskId}`)]
}

/** What was signed and nobody withdrew is still in the outbox: nothing that comes takes it away. */
export function lostWork(device: DeviceModel): readonly string[] {
  return [...device.signed()].flatMap((id) =>
    device.disk.opinions.has(id) ? [] : [`${device.id} lost the opinion ${id}`],
  )
}
