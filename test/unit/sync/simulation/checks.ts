import { isBehind, needsPerson } from '../../../../shared/domain/sync/index.ts'
import { checkReceipt } from '../../../../shared/domain/upload/index.ts'
import type { Bug } from './bugs.ts'
import type { DeviceModel } from './device-model.ts'
import { CHUNK_BYTES, type SignedOpinion } from './opinion.ts'
import type { PlatformModel, PlatformState } from './platform-model.ts'

/** 已上报 stands only beside a receipt that the platform signed for this very record. */
export function unprovenClaims(device: DeviceModel, platform: PlatformModel): readonly string[] {
  return [...device.disk.items.values()].flatMap((item) => {
    if (item.status !== 'confirmed') return []
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
  return [...submissions].flatMap(([id, { idempotencyKey, taskId, revision }]) => {
    const place = `${taskId}/${revision}`
    const other = byKey.get(idempotencyKey) ?? byRevision.get(place)
    byKey.set(idempotencyKey, id)
    byRevision.set(place, id)
    const isReceived = receipts.has(id) ? ' with a receipt' : ''
    return other === undefined
      ? []
      : [`${place} is at the platform twice: ${other}, ${id}${isReceived}`]
  })
}

/** What a device confirmed is at the platform, whole, unless that was put back to an older state. */
export function losses(
  device: DeviceModel,
  state: PlatformState,
  isRolledBack: boolean,
): readonly string[] {
  if (isRolledBack) return []
  return [...device.disk.items.values()].flatMap((item) => {
    if (item.status !== 'confirmed') return []
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
