import { create } from 'zustand'
import type { RecordKind } from '../../shared/domain/record/kinds.ts'
import type { Evidence } from '../../shared/domain/task/workspace.ts'
import { AppError } from '../../shared/errors.ts'
import { call } from './core-client.ts'
import { errorMessage } from './error-message.ts'
import { useHandOver } from './hand-over.ts'
import { openMicrophone, type Microphone } from './microphone.ts'
import { reload, showEvidence } from './workspace-store.ts'

export type RecordingTarget = {
  readonly taskId: string
  readonly kind: RecordKind
  readonly key: string
}

/** The one recording that can run at a time; it goes on whatever screen is shown. */
export type RecordingSession = {
  readonly target: RecordingTarget
  readonly title: string
  readonly status: 'starting' | 'recording' | 'paused' | 'finishing'
  readonly elapsedMs: number
  /** Loudness just now, 0 to 1. */
  readonly level: number
  /** When core last acknowledged a piece (ISO UTC). */
  readonly savedAt: string | null
  /** Why pieces wait to be saved; they are kept and sent again. */
  readonly failure: string | null
}

type RecorderState = {
  readonly session: RecordingSession | null
  /** Why the last recording could not start or ended by itself. */
  readonly message: string | null
  /** Recordings of the time before a crash, found again when the program started. */
  readonly recovered: readonly Evidence[]
}

export const useRecorder = create<RecorderState>()(() => ({
  session: null,
  message: null,
  recovered: [],
}))

/** What is spoken is on disk at most so much later. */
const PIECE_MS = 5_000
const TICK_MS = 100
const FALL = 0.9
const RETRY_MS = 1_000

type Running = {
  readonly recordingId: string
  readonly microphone: Microphone
  readonly timer: number
  sequence: number
  /** Resolves when every piece so far is on disk. */
  saving: Promise<void>
  isEnding: boolean
}
let running: Running | null = null

/** Starts a recording that becomes evidence of `target`. */
export async function startRecording(target: RecordingTarget, title: string): Promise<void> {
  if (useRecorder.getState().session !== null) return
  const idle = { elapsedMs: 0, level: 0, savedAt: null, failure: null } as const
  useRecorder.setState({ session: { target, title, status: 'starting', ...idle }, message: null })
  let microphone: Microphone | null = null
  try {
    microphone = await openMicrophone()
    const device = microphone.label.slice(0, 200)
    const { recordingId } = await call('recording.start', { ...target, title, device })
    const timer = window.setInterval(tick, TICK_MS)
    const saving = Promise.resolve()
    running = { recordingId, microphone, timer, sequence: 0, saving, isEnding: false }
    microphone.start(PIECE_MS, savePiece, () => void finishRecording(UNPLUGGED))
    change({ status: 'recording' })
  } catch (error) {
    microphone?.close()
    useRecorder.setState({
      session: null,
      message: error instanceof DOMException ? NO_MICROPHONE : errorMessage(error),
    })
  }
}

const NO_MICROPHONE = '没有可用的麦克风，或系统未允许使用。请检查麦克风后重试；文字记录不受影响。'
const UNPLUGGED = '麦克风已断开，断开前录到的内容已存为佐证。'

export function pauseRecording(): void {
  running?.microphone.pause()
  change({ status: 'paused', level: 0 })
}

export function resumeRecording(): void {
  running?.microphone.resume()
  change({ status: 'recording' })
}

/** Ends the recording; resolves once it is a piece of evidence. `message` is shown then. */
export async function finishRecording(message: string | null = null): Promise<void> {
  const ending = running
  if (ending === null || ending.isEnding) return
  ending.isEnding = true
  window.clearInterval(ending.timer)
  change({ status: 'finishing', level: 0 })
  try {
    await ending.microphone.stop()
    await ending.saving
    const { recordingId } = ending
    showEvidence([await untilDone(() => call('recording.finish', { recordingId }))])
    useRecorder.setState({ session: null, message })
  } catch (error) {
    // What is on disk stays there and is found again at the next start.
    useRecorder.setState({ session: null, message: errorMessage(error) })
  } finally {
    ending.microphone.close()
    running = null
  }
}

export function dismissRecordingMessage(): void {
  useRecorder.setState({ message: null })
}

export function dismissRecovered(): void {
  useRecorder.setState({ recovered: [] })
}

function savePiece(piece: Blob): void {
  const current = running
  if (current === null || piece.size === 0) return
  const { recordingId, saving: before } = current
  const sequence = current.sequence++
  current.saving = (async () => {
    await before
    const bytes = new Uint8Array(await piece.arrayBuffer())
    const { savedAt } = await untilDone(() =>
      call('recording.append', { recordingId, sequence, bytes }),
    )
    change({ savedAt, failure: null })
  })()
  current.saving.catch((error: unknown) => change({ failure: errorMessage(error) }))
}

/** Tries again while core comes back or the disk is full: nothing that was spoken is dropped. */
async function untilDone<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      const code = error instanceof AppError ? error.info.code : 'unexpected'
      if (code !== 'core-restarted' && code !== 'disk-full') throw error
      change({ failure: errorMessage(error) })
      await new Promise((resolve) => window.setTimeout(resolve, RETRY_MS))
    }
  }
}

function tick(): void {
  if (running === null || useRecorder.getState().session?.status !== 'recording') return
  const elapsedMs = running.microphone.elapsedMs()
  const before = useRecorder.getState().session?.level ?? 0
  // The needle falls slowly, or a short word would not be seen.
  change({ elapsedMs, level: Math.max(running.microphone.level(), before * FALL) })
}

function change(changes: Partial<RecordingSession>): void {
  useRecorder.setState(({ session }) => (session ? { session: { ...session, ...changes } } : {}))
}

async function recover(): Promise<void> {
  try {
    const recovered = await call('recording.recover', {})
    if (recovered.length === 0) return
    useRecorder.setState({ recovered })
    await reload()
  } catch (error) {
    // In the hands of staff nothing is recovered; it is once the device is back.
    if (error instanceof AppError && error.info.code === 'handed-over') return
    useRecorder.setState({ message: errorMessage(error) })
  }
}

useHandOver.subscribe((now, before) => {
  if (now.lock === null && before.lock !== null) void recover()
})
// A new window has no recording yet, so what core still holds is from before a crash.
void recover()
