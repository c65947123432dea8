import type { Clock } from './clock.ts'
import type { Answer, Call, PlatformModel } from './platform-model.ts'
import type { Random } from './random.ts'

/** How an exchange went, as the device can tell. */
export type Outcome =
  | Answer
  | { readonly kind: 'offline' | 'timeout' | 'portal' | 'certificate' }
  | {
      readonly kind: 'status'
      readonly status: 429 | 500 | 503
      readonly retryAfterMs: number | null
    }

export type NetworkModel = {
  readonly send: (call: Call, hear: (outcome: Outcome) => void) => void
  /** No more faults from now on. */
  readonly heal: () => void
  /** The platform does not answer until then. */
  readonly cutUntil: (at: number) => void
}

/**
 * The line between devices and platform: loses requests and replies, delivers twice, late and in
 * another order, shows login pages, and answers with errors of servers in between.
 */
export function createNetworkModel(
  clock: Clock,
  random: Random,
  platform: PlatformModel,
): NetworkModel {
  /** How bad the line is, for the whole life of this world. */
  const badness = random.pick([0.02, 0.08, 0.2, 0.4])
  let isHealed = false
  let cutUntil = 0
  const fails = (): boolean => !isHealed && random.chance(badness)

  function send(call: Call, hear: (outcome: Outcome) => void): void {
    const delay = random.int(1, isHealed ? 60 : 400)
    if (clock.now() < cutUntil) {
      clock.plan(delay, () => hear({ kind: 'offline' }))
      return
    }
    if (fails()) {
      failedExchange(call, delay, hear)
      return
    }
    deliver(call, delay, hear)
    // A proxy in between sends it again, later.
    if (fails()) clock.plan(delay + random.int(0, 3000), () => platform.answer(call, clock.now()))
  }

  function deliver(call: Call, delay: number, hear: (outcome: Outcome) => void): void {
    clock.plan(delay, () => {
      const answer = platform.answer(call, clock.now())
      clock.plan(random.int(1, 40), () => hear(answer))
    })
  }

  function failedExchange(call: Call, delay: number, hear: (outcome: Outcome) => void): void {
    const kind = random.pick([
      'request-lost',
      'reply-lost',
      'reply-lost',
      'late',
      'portal',
      'certificate',
      'status',
      'forged',
    ])
    switch (kind) {
      case 'request-lost':
        clock.plan(delay, () => hear({ kind: 'offline' }))
        break
      case 'reply-lost':
        deliver(call, delay, () => hear({ kind: random.pick(['offline', 'timeout']) }))
        break
      case 'late':
        // The device gives up first; the request arrives afterwards.
        clock.plan(delay, () => hear({ kind: 'timeout' }))
        clock.plan(delay + random.int(1, 5000), () => platform.answer(call, clock.now()))
        break
      case 'portal':
      case 'certificate':
        clock.plan(delay, () => hear({ kind }))
        break
      case 'forged':
        clock.plan(delay, () => hear(forged(call)))
        break
      default: {
        const status = random.pick([429, 500, 503] as const)
        const retryAfterMs = status !== 500 && random.chance(0.5) ? random.int(0, 20_000) : null
        clock.plan(delay, () => hear({ kind: 'status', status, retryAfterMs }))
      }
    }
  }

  /** A receipt that the platform never signed, or signed for somebody else. */
  function forged(call: Call): Outcome {
    if (call.kind !== 'complete') return { kind: 'portal' }
    const [other] = platform.state().receipts.values()
    if (other && random.chance(0.5)) {
      return { kind: 'receipt', payload: other, signature: platform.sign(other) }
    }
    const payload = platform.forge(call.submissionId)
    return payload ? { kind: 'receipt', payload, signature: 'forged' } : { kind: 'portal' }
  }

  return {
    send,
    heal: () => {
      isHealed = true
      cutUntil = 0
    },
    cutUntil: (at) => {
      cutUntil = Math.max(cutUntil, at)
    },
  }
}
