import { createHash } from 'node:crypto'
import type { Bug } from './bugs.ts'
import {
  doubles,
  droppedReceipts,
  losses,
  lostWork,
  missedNews,
  resentBytes,
  unfinished,
  unprovenClaims,
  wronglySetAside,
} from './checks.ts'
import { createClock } from './clock.ts'
import { createDevice } from './device-model.ts'
import type { DeviceModel } from './device-parts.ts'
import { createNetworkModel } from './network-model.ts'
import { changedTask } from './news-model.ts'
import { signOpinion, type SignedOpinion } from './opinion.ts'
import { createPlatformModel, type PlatformState } from './platform-model.ts'
import { createRandom, type Random } from './random.ts'

export type Simulation = {
  /** What must not have happened; empty where all is well. */
  readonly problems: readonly string[]
  /** Of everything that happened, in order: the same for the same seed. */
  readonly traceHash: string
  readonly events: number
}

/** How long people and faults make trouble. */
const TROUBLE_MS = 90_000
/** Once faults have ended, work goes on within this: the longest wait, and half a chance more. */
const RESUMES_WITHIN_MS = 80_000
const ENDS_WITHIN_MS = 400_000
const LAST_LOOK_MS = 60_000

/**
 * One world from one seed: 2 to 7 laptops, a line and a platform, then peace, then the checks.
 *
 * `hasScans`: people also add scans of the stamped paper once an opinion is on its way.
 */
export function simulate(
  seed: number,
  bug: Bug | null = null,
  { hasScans } = { hasScans: true },
): Simulation {
  const random = createRandom(seed)
  // Of their own, so that a world without them is what it was before there were any.
  const randomOfScans = createRandom(seed ^ 0x5ca7)
  const clock = createClock()
  const platform = createPlatformModel(bug)
  const network = createNetworkModel(clock, random, platform)
  const problems = new Set<string>()
  const hash = createHash('sha256')
  let events = 0
  const trace = (line: string): void => {
    events += 1
    hash.update(`${clock.now()} ${line}\n`)
  }
  const report = (problem: string): void => void problems.add(problem)
  const devices = Array.from({ length: random.int(2, 7) }, (_, index) =>
    createDevice({ id: `d${index}`, clock, random, network, platform, bug, report, trace }),
  )
  const isContested = signAll(random, devices)
  const opinions = devices.flatMap(({ disk }) => [...disk.opinions.values()])
  let decisions = 0
  let isRolledBack = false
  const backups: PlatformState[] = []

  function trouble(): void {
    if (clock.now() > TROUBLE_MS) return
    const device = random.pick(devices)
    const isPlatform = random.chance(0.25)
    if (isPlatform) isRolledBack = troublePlatform() || isRolledBack
    else troubleDevice(random, device)
    if (hasScans && randomOfScans.chance(0.4)) addScan()
    unprovenClaims(device, platform).forEach(report)
    clock.plan(random.int(200, 3000), trouble)
  }

  /** Somebody comes with stamped paper. */
  function addScan(): void {
    const device = randomOfScans.pick(devices)
    const { items } = device.engine()
    if (items.length > 0) device.addScan(randomOfScans.pick(items).id)
  }

  /** Tasks that were ever taken back: what was sent meanwhile may stand aside. */
  const takenBack = new Set<string>()

  /** People at the platform: tasks change, and the county bureau decides on what was received. */
  function news(): void {
    const { feed, receipts } = platform.state()
    const received = [...receipts.values()]
    if (received.length > 0 && random.chance(0.4)) {
      const { idempotencyKey: opinionId } = random.pick(received)
      platform.publish({ kind: 'decision', opinionId, decisionId: `b${++decisions}` })
      return
    }
    const { taskId } = random.pick(opinions)
    const known = feed.get(`task ${taskId}`)?.news
    const first = { taskId, state: 'assigned', packageRevision: 1 } as const
    const changed = known?.kind === 'task' ? changedTask(random, known) : first
    if (changed.state === 'withdrawn' || changed.state === 'reassigned') takenBack.add(taskId)
    platform.publish({ kind: 'task', ...changed })
  }

  /** Answers whether the platform forgot something. */
  function troublePlatform(): boolean {
    if (random.chance(0.5)) {
      news()
      return false
    }
    backups.push(platform.state())
    network.cutUntil(clock.now() + random.int(0, 8000))
    if (!random.chance(0.15)) return false
    platform.restore(random.pick(backups))
    for (const { traffic } of devices) for (const one of traffic.values()) one.restarts += 1
    return true
  }

  for (const device of devices) {
    device.signIn()
    clock.plan(random.int(0, 5000), () => start(device))
  }
  clock.plan(500, trouble)
  clock.run(TROUBLE_MS)
  network.heal()
  for (const device of devices) device.settle()
  clock.run(TROUBLE_MS + RESUMES_WITHIN_MS)
  for (const device of devices) checkResumed(device)
  // People come back to what they had held, and try again what a false receipt had stopped.
  for (const device of devices) {
    for (const { id, state } of device.engine().items) {
      if (state.status === 'set-aside' && state.fault.reason === 'receipt-invalid') {
        device.tell({ kind: 'retry', id })
      }
    }
    start(device)
    watchSignIn(device)
  }

  /** Who is asked to sign in does so, and starts again. */
  function watchSignIn(device: DeviceModel): void {
    const { run } = device.engine()
    if (run.phase === 'idle' && run.fault?.reason === 'signed-out') {
      device.signIn()
      start(device)
    }
    clock.plan(10_000, () => watchSignIn(device))
  }
  clock.run(TROUBLE_MS + RESUMES_WITHIN_MS + ENDS_WITHIN_MS)
  // A last look at what is new; then what the platform has lost is sent again.
  for (const device of devices) start(device)
  clock.run(TROUBLE_MS + RESUMES_WITHIN_MS + ENDS_WITHIN_MS + LAST_LOOK_MS)
  for (const device of devices) {
    missedNews(device, platform.state(), isRolledBack).forEach(report)
    losses(device, platform.state()).forEach(report)
    for (const { id, state } of device.engine().items) {
      if (state.status === 'confirmed' && state.standing !== 'kept')
        device.tell({ kind: 'retry', id })
    }
  }
  clock.run(TROUBLE_MS + RESUMES_WITHIN_MS + ENDS_WITHIN_MS + 2 * LAST_LOOK_MS)
  // Scans waited for an opinion that the platform had lost.
  if (hasScans) for (const device of devices) start(device)
  clock.run(TROUBLE_MS + RESUMES_WITHIN_MS + ENDS_WITHIN_MS + 3 * LAST_LOOK_MS)

  function checkResumed(device: DeviceModel): void {
    if (device.isWanted() && device.lastAskedAt() < TROUBLE_MS) {
      report(`${device.id} did not go on after the faults`)
    }
  }

  doubles(platform.state()).forEach(report)
  if (platform.revocations() > 0 && !isRolledBack) report('a session was revoked without a thief')
  for (const device of devices) {
    const found = [
      ...unprovenClaims(device, platform),
      ...losses(device, platform.state()),
      ...droppedReceipts(device),
      ...lostWork(device),
      ...unfinished(device),
      ...wronglySetAside(
        device,
        (opinion) => isRolledBack || isContested(opinion) || takenBack.has(opinion.taskId),
      ),
      ...resentBytes(device, bug),
    ]
    found.forEach(report)
  }
  return { problems: [...problems], traceHash: hash.digest('hex'), events }
}

function start(device: DeviceModel): void {
  device.tell({ kind: 'start', chosen: null, isAutomatic: false })
}

/** Signs opinions on the devices; some tasks are on two of them, alike or each with its own. */
function signAll(
  random: Random,
  devices: readonly DeviceModel[],
): (opinion: SignedOpinion) => boolean {
  const contested = new Set<string>()
  devices.forEach((device, index) => {
    for (let task = 0; task < random.int(1, 4); task += 1) {
      const taskId = `t${index}-${task}`
      const opinion = signOpinion(random, {
        id: `${taskId}-1`,
        taskId,
        revision: 1,
        deviceId: device.id,
      })
      device.addOpinion(opinion)
      if (random.chance(0.3)) {
        const at = { id: `${taskId}-2`, taskId, revision: 2, deviceId: device.id }
        device.addOpinion(signOpinion(random, at))
      }
      if (!random.chance(0.25)) continue
      const other = devices[(index + 1) % devices.length]
      contested.add(taskId)
      if (random.chance(0.5)) other?.addOpinion(opinion)
      else {
        const at = { id: `${taskId}-1-other`, taskId, revision: 1, deviceId: 'other' }
        other?.addOpinion(signOpinion(random, at))
      }
    }
  })
  return ({ taskId }) => contested.has(taskId)
}

function troubleDevice(random: Random, device: DeviceModel): void {
  const item = device.engine().items.at(0) && random.pick(device.engine().items)
  switch (
    random.pick(['crash', 'pause', 'cancel', 'start', 'start', 'retry', 'edit', 'wake', 'sign-in'])
  ) {
    case 'crash':
      device.crash()
      break
    case 'pause':
      device.tell({ kind: 'pause', id: random.chance(0.5) ? null : (item?.id ?? null) })
      break
    case 'cancel':
      device.tell({ kind: 'cancel', id: random.chance(0.3) ? null : (item?.id ?? null) })
      break
    case 'retry':
      if (item) device.tell({ kind: 'retry', id: item.id })
      break
    case 'edit':
      if (item) device.editOpinion(item.id)
      break
    case 'wake':
      device.tell({ kind: 'wake' })
      break
    case 'sign-in':
      // Only who was asked to signs in.
      if (device.engine().run.phase === 'idle') device.signIn()
      break
    default:
      start(device)
  }
}
