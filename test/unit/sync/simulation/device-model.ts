import {
  fromStored,
  IDLE_ENGINE,
  isBehind,
  next,
  toStored,
} from '../../../../shared/domain/sync/index.ts'
import type {
  Effect,
  EngineState,
  Standing,
  StoredItem,
  SyncEvent,
} from '../../../../shared/domain/sync/index.ts'
import type { DeviceModel, DeviceParts, Traffic } from './device-parts.ts'
import { emptyDisk } from './disk.ts'
import { carryOut, type Exchange } from './exchanges.ts'
import { createPeople } from './people.ts'

/** A laptop: the real engine, a disk that outlives crashes, and a driver that can stop anywhere. */
export function createDevice(parts: DeviceParts): DeviceModel {
  const { id, clock, random, network, platform, bug, report, trace } = parts
  const disk = emptyDisk()
  const traffic = new Map<string, Traffic>()
  const access = { token: '' }
  const signed = new Set<string>()
  const everReceived = new Map<string, string>()
  let engine: EngineState = IDLE_ENGINE
  /** Grows with each crash: what an earlier life still hears is lost. */
  let life = 0
  let isOn = true
  let isSettled = false
  let aborted = new Set<number>()
  let secrets = 0
  /** Whether somebody has begun a run that nobody has ended or paused. */
  let isWanted = false
  let lastAskedAt = 0
  /** The monotonic clock starts anywhere with each life. */
  let startedAt = 0
  /** Whose turn it is: until it is through or the run rests, whatever is wished of earlier ones. */
  let inTurn: string | null = null

  const newSecret = (): string => `${id}-secret-${++secrets}`
  const moment = () => ({ nowMs: clock.now() - startedAt, random: random.unit() })
  const trafficOf = (sha256: string): Traffic => {
    const known = traffic.get(sha256) ?? { sentBytes: 0, cuts: 0, restarts: 0 }
    traffic.set(sha256, known)
    return known
  }

  function mayCrash(): boolean {
    if (isSettled || !random.chance(0.004)) return false
    crash()
    return true
  }

  function crash(): void {
    if (!isOn) return
    trace(`${id} crashes`)
    isOn = false
    life += 1
    for (const one of traffic.values()) one.cuts += 1
    clock.plan(random.int(100, 8000), boot)
  }

  function boot(): void {
    isOn = true
    startedAt = clock.now() - random.int(0, 1_000_000)
    aborted = new Set()
    access.token = ''
    const items = [...disk.items.values()].map((item) => fromStored(withStanding(item)))
    const isOpen = disk.isRunOpen && bug !== 'forgets-run'
    engine = { ...IDLE_ENGINE, items }
    followOutbox()
    if (isOpen) {
      const chosen = items.filter(({ isChosen }) => isChosen).map((item) => item.id)
      tell({ kind: 'start', chosen, isAutomatic: true })
    }
  }

  function withStanding(item: StoredItem): StoredItem {
    const standing = disk.news.standings.get(item.id)
    return standing && item.status === 'confirmed' ? { ...item, standing } : item
  }

  function followOutbox(): void {
    const entries = [...disk.opinions.values()].map((opinion) => ({
      id: opinion.idempotencyKey,
      attachesTo: bug === 'forgets-its-opinion' ? null : (opinion.attachesTo ?? null),
      taskId: opinion.taskId,
      revision: bug === 'any-order' ? 1 : opinion.revision,
    }))
    tell({ kind: 'outbox', entries })
  }

  function tell(event: SyncEvent): void {
    if (!isOn) return
    if (event.kind === 'start' || event.kind === 'retry') isWanted = true
    if (event.kind === 'pause' && event.id === null) isWanted = false
    const step = next(engine, event, moment())
    const wasOpen = engine.run.phase !== 'idle'
    engine = step.state
    if (engine.currentId === null) inTurn = null
    // A device that begins again reads its outbox before it goes on with its run.
    if (event.kind !== 'outbox' || wasOpen) {
      disk.isRunOpen = engine.run.phase !== 'idle' && engine.run.phase !== 'paused'
      isWanted &&= disk.isRunOpen
    }
    if (event.kind !== 'progress')
      trace(`${id} ${event.kind} ${faultText(event)}-> ${engine.run.phase}`)
    for (const effect of step.effects) {
      const before = life
      run(effect)
      if (life !== before || mayCrash()) return
    }
    if (event.kind === 'failed') plantAfterFailure(event.fault.reason)
  }

  function plantAfterFailure(reason: string): void {
    if (bug === 'poison-ends-run' && reason === 'refused') tell({ kind: 'cancel', id: null })
    if (bug !== 'late-failure-undoes') return
    const done = engine.items.find(({ state }) => state.status === 'confirmed')
    if (done) run({ kind: 'save', item: toStored({ ...done, state: { status: 'queued' } }) })
  }

  function run(effect: Effect): void {
    switch (effect.kind) {
      case 'save': {
        const known = disk.items.get(effect.item.id)
        if (known?.status === 'confirmed' && effect.item.priorReceipt !== known.receiptNumber) {
          report(`${id} takes 已上报 of ${effect.item.id} back`)
        }
        disk.items.set(effect.item.id, effect.item)
        break
      }
      case 'keep-receipt':
        keepReceipt(effect)
        break
      case 'note-standing':
        noteStanding(effect.id, effect.standing)
        break
      case 'abort':
        aborted.add(effect.token)
        for (const one of traffic.values()) one.cuts += 1
        break
      case 'sleep':
        sleep(effect.token, effect.ms)
        break
      case 'ended':
        trace(`${id} ended ${effect.outcome} ${effect.fault?.reason ?? ''}`)
        break
      case 'request':
        checkOrder(effect)
        carryOut(exchangeFor(effect.token), effect.token, effect.request)
    }
  }

  function noteStanding(itemId: string, standing: Standing): void {
    if (standing === 'kept') disk.news.standings.delete(itemId)
    else disk.news.standings.set(itemId, standing)
    if (standing === 'gone') trace(`${id} hears that ${itemId} is gone`)
    if (standing === 'gone' && bug === 'drops-what-is-lost') {
      disk.items.delete(itemId)
      disk.receipts.delete(itemId)
    }
  }

  function keepReceipt({
    id: itemId,
    receipt,
  }: Extract<Effect, { readonly kind: 'keep-receipt' }>): void {
    const item = engine.items.find((one) => one.id === itemId)
    if (!item) throw new RangeError('a receipt for nothing')
    const { receiptNumber } = receipt.payload
    const { state: _state, ...rest } = item
    const confirmed = { status: 'confirmed', fault: null, receiptNumber, standing: 'kept' } as const
    const earlier = disk.receipts.get(itemId)?.payload.receiptNumber
    if (earlier !== undefined && earlier !== receiptNumber) {
      const before = disk.earlierReceipts.get(itemId) ?? []
      disk.earlierReceipts.set(itemId, [...before, earlier])
    }
    disk.items.set(itemId, { ...rest, ...confirmed })
    disk.news.standings.delete(itemId)
    if (bug === 'confirms-before-receipt' && mayCrash()) return
    disk.receipts.set(itemId, { payload: receipt.payload, signature: receipt.receipt.signature })
    everReceived.set(receiptNumber, itemId)
  }

  function sleep(token: number, ms: number): void {
    if (bug === 'sleeps-for-ever' && ms > 10_000) return
    const born = life
    clock.plan(ms, () => {
      if (life === born && !aborted.has(token)) tell({ kind: 'slept', token })
    })
  }

  function checkOrder({ request }: Extract<Effect, { readonly kind: 'request' }>): void {
    // Looking one up asks whether it is there, and sends nothing.
    if (!('id' in request) || request.step === 'look-up' || request.id === inTurn) return
    inTurn = request.id
    const items = engine.items.map((one) => ({
      ...one,
      attachesTo: disk.opinions.get(one.id)?.attachesTo ?? null,
      revision: disk.opinions.get(one.id)?.revision ?? one.revision,
    }))
    const item = items.find((one) => one.id === request.id)
    if (item && isBehind(items, item)) report(`${id} sends ${request.id} before its turn`)
  }

  function exchangeFor(token: number): Exchange {
    const born = life
    return {
      disk,
      bug,
      verify: platform.sign,
      newSecret,
      access,
      send: (call, hear) => {
        lastAskedAt = clock.now()
        network.send(call, (outcome) => {
          if (life === born && !aborted.has(token)) hear(outcome)
        })
      },
      tell: (event) => {
        if (life === born && !aborted.has(token)) tell(event)
      },
      mayCrash,
      onChunk: (sha256, bytes) => {
        trafficOf(sha256).sentBytes += bytes
      },
      onChunkLost: (sha256) => {
        trafficOf(sha256).cuts += 1
      },
      onUploadGone: (sha256) => {
        trafficOf(sha256).restarts += 1
      },
    }
  }

  const people = createPeople({
    ...{ id, bug, random, disk, signed },
    isOn: () => isOn,
    itemOf: (itemId) => engine.items.find((one) => one.id === itemId),
    onOutbox: followOutbox,
  })

  return {
    id,
    disk,
    engine: () => engine,
    traffic,
    isWanted: () => isWanted,
    lastAskedAt: () => lastAskedAt,
    tell,
    signIn: () => {
      // A person types the password again; the answer is taken for granted here.
      const refreshToken = newSecret()
      platform.answer({ kind: 'sign-in', refreshToken }, clock.now())
      disk.session = { refreshToken, next: null }
    },
    ...people,
    signed: () => signed,
    everReceived: () => everReceived,
    crash,
    settle: () => {
      isSettled = true
    },
  }
}

function faultText(event: SyncEvent): string {
  return event.kind === 'failed' ? `${event.fault.reason} ${event.fault.detail} ` : ''
}
