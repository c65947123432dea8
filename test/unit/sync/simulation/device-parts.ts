import type { EngineState, SyncEvent } from '../../../../shared/domain/sync/index.ts'
import type { Bug } from './bugs.ts'
import type { Clock } from './clock.ts'
import type { Disk } from './disk.ts'
import type { NetworkModel } from './network-model.ts'
import type { SignedOpinion } from './opinion.ts'
import type { PlatformModel } from './platform-model.ts'
import type { Random } from './random.ts'

/** Bytes of a content that one device sent, and what excuses sending some of them again. */
export type Traffic = { sentBytes: number; cuts: number; restarts: number }

export type DeviceModel = {
  readonly id: string
  readonly disk: Disk
  readonly engine: () => EngineState
  readonly traffic: ReadonlyMap<string, Traffic>
  readonly isWanted: () => boolean
  /** When it last asked anything of the platform. */
  readonly lastAskedAt: () => number
  readonly tell: (event: SyncEvent) => void
  readonly signIn: () => void
  readonly addOpinion: (opinion: SignedOpinion) => void
  /** The leader withdraws the opinion and signs another revision; refused while it is sent. */
  readonly editOpinion: (id: string) => void
  /** Somebody scans the stamped paper of an opinion whose files are fixed; else nothing happens. */
  readonly addScan: (id: string) => void
  /** Ids of opinions and scans that were made here and not withdrawn. */
  readonly signed: () => ReadonlySet<string>
  /** Number of each receipt that was ever kept -> of which item. */
  readonly everReceived: () => ReadonlyMap<string, string>
  readonly crash: () => void
  readonly settle: () => void
}

export type DeviceParts = {
  readonly id: string
  readonly clock: Clock
  readonly random: Random
  readonly network: NetworkModel
  readonly platform: PlatformModel
  readonly bug: Bug | null
  readonly report: (problem: string) => void
  readonly trace: (line: string) => void
}
