import { isOnItsWay, type OutboxItem } from '../../../../shared/domain/sync/index.ts'
import type { Bug } from './bugs.ts'
import type { DeviceModel } from './device-parts.ts'
import type { Disk } from './disk.ts'
import { scanOf, signOpinion, type SignedOpinion } from './opinion.ts'
import type { Random } from './random.ts'

type Desk = {
  readonly id: string
  readonly bug: Bug | null
  readonly random: Random
  readonly disk: Disk
  readonly signed: Set<string>
  readonly isOn: () => boolean
  readonly itemOf: (id: string) => OutboxItem | undefined
  readonly onOutbox: () => void
}

/** What the panel does with its opinions on one laptop. */
export function createPeople(
  desk: Desk,
): Pick<DeviceModel, 'addOpinion' | 'editOpinion' | 'addScan'> {
  const { id, bug, random, disk, signed, isOn, itemOf } = desk
  let scans = 0

  function editOpinion(itemId: string): void {
    const item = itemOf(itemId)
    const old = disk.opinions.get(itemId)
    if (!isOn() || !item || !old || old.attachesTo !== undefined) return
    const revision = old.revision + 1
    // A round that another one has followed is closed.
    const isClosed = [...disk.opinions.values()].some(
      (one) => one.taskId === old.taskId && one.revision >= revision,
    )
    if (isClosed) return
    if (isOnItsWay(item)) {
      if (bug === 'edits-on-the-way') {
        disk.opinions.set(itemId, { ...old, recordSha256: `${old.recordSha256}, changed` })
      }
      return
    }
    if (item.state.status !== 'confirmed') {
      // What was received once is never withdrawn from the outbox.
      if (item.priorReceipt !== null) return
      withdraw(itemId)
      // What was scanned of it can never go.
      for (const one of disk.opinions.values()) {
        if (one.attachesTo === itemId && bug !== 'leaves-scans-behind') withdraw(one.idempotencyKey)
      }
    }
    const at = { id: `${itemId}'${id}`, taskId: old.taskId, revision, deviceId: id }
    addOpinion(signOpinion(random, at))
  }

  function withdraw(itemId: string): void {
    disk.opinions.delete(itemId)
    disk.items.delete(itemId)
    signed.delete(itemId)
  }

  function addScan(opinionId: string): void {
    const opinion = disk.opinions.get(opinionId)
    const item = itemOf(opinionId)
    if (!isOn() || !opinion || !item || opinion.attachesTo !== undefined) return
    const isFixed = item.submissionId !== null || item.state.status === 'confirmed'
    if (isFixed) addOpinion(scanOf(random, opinion, `${opinionId}-scan-${++scans}-${id}`))
  }

  function addOpinion(opinion: SignedOpinion): void {
    disk.opinions.set(opinion.idempotencyKey, opinion)
    signed.add(opinion.idempotencyKey)
    if (isOn()) desk.onOutbox()
  }

  return { addOpinion, editOpinion, addScan }
}
