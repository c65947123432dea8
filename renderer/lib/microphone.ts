/** Opus: an hour of speech takes about 15 MB. */
const FORMAT = { mimeType: 'audio/webm;codecs=opus', audioBitsPerSecond: 32_000 } as const

export type Microphone = {
  /** The system's name of the device. */
  readonly label: string
  /** `onPiece` gets the sound of every `pieceMs` once it is there; `onLost` when the device goes. */
  readonly start: (pieceMs: number, onPiece: (piece: Blob) => void, onLost: () => void) => void
  readonly pause: () => void
  readonly resume: () => void
  /** Resolves when the last piece has been given. */
  readonly stop: () => Promise<void>
  readonly close: () => void
  /** Time recorded, without pauses. */
  readonly elapsedMs: () => number
  /** Loudness just now, 0 to 1. */
  readonly level: () => number
}

/** Opens the microphone; rejects with a DOMException where there is none or it may not be used. */
export async function openMicrophone(): Promise<Microphone> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true },
  })
  const [track] = stream.getAudioTracks()
  const recorder = new MediaRecorder(stream, FORMAT)
  const sound = new AudioContext()
  const analyser = sound.createAnalyser()
  // 0.17 s at 48 kHz: the meter looks ten times a second, and must not miss what is in between.
  analyser.fftSize = 8192
  sound.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  let recordedMs = 0
  let goingSince: number | null = null

  function hold(): void {
    if (goingSince !== null) recordedMs += performance.now() - goingSince
    goingSince = null
  }
  return {
    label: track?.label ?? '',
    start: (pieceMs, onPiece, onLost) => {
      recorder.addEventListener('dataavailable', ({ data }) => onPiece(data))
      track?.addEventListener('ended', onLost)
      recorder.start(pieceMs)
      goingSince = performance.now()
    },
    pause: () => {
      if (recorder.state !== 'recording') return
      recorder.pause()
      // What was said up to the pause goes to disk now.
      recorder.requestData()
      hold()
    },
    resume: () => {
      if (recorder.state !== 'paused') return
      recorder.resume()
      goingSince = performance.now()
    },
    stop: async () => {
      hold()
      if (recorder.state === 'inactive') return
      const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve))
      recorder.stop()
      await stopped
    },
    close: () => {
      for (const one of stream.getTracks()) one.stop()
      void sound.close()
    },
    elapsedMs: () => recordedMs + (goingSince === null ? 0 : performance.now() - goingSince),
    level: () => {
      analyser.getFloatTimeDomainData(samples)
      const power = samples.reduce((sum, value) => sum + value * value, 0) / samples.length
      // Speech lies about between -50 and -10 dB.
      return Math.min(1, Math.max(0, (10 * Math.log10(power + 1e-9) + 55) / 45))
    },
  }
}
