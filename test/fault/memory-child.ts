import { createCall } from '../../electron/core/dispatch.ts'
import { evidenceResponse } from '../../electron/main/evidence-response.ts'
import { growthOf } from '../helpers/memory.ts'
import { openCore } from '../helpers/open-core.ts'

/**
 * Takes in a film, plays half a gigabyte of it, and records for two hours: `node memory-child.ts <folder>
 * <task> <film>`.
 *
 * Prints by how many MB this process grew in each, as JSON.
 */
const [dataFolder = '', taskId = '', film = ''] = process.argv.slice(2)
const core = await openCore({ dataFolder })
const call = createCall(core.dispatch)
const target = { taskId, kind: 'interview', key: 'i1' } as const

const takenIn = await growthOf(async () => {
  const [piece] = await call('evidence.addFiles', { ...target, grants: [core.grant(film)] })
  if (piece === undefined) throw new Error('the film was not taken in')
  return piece
})

const PLAYED_FROM = 1024 ** 3
const PLAYED_BYTES = 512 * 1024 ** 2
const played = await growthOf(async () => {
  const url = `app://evidence/${taskId}/${takenIn.value.id}`
  // From the middle on, as a player does that was moved there.
  const headers = new Headers({ range: `bytes=${PLAYED_FROM}-${PLAYED_FROM + PLAYED_BYTES - 1}` })
  const { body } = await evidenceResponse(call, { url, method: 'GET', headers })
  let bytes = 0
  for await (const part of body ?? []) bytes += part.byteLength
  return bytes
})

/** Two hours in pieces of five seconds at 64 kbit/s. */
const recorded = await growthOf(async () => {
  const { recordingId } = await call('recording.start', { ...target, title: '访谈', device: '' })
  for (let sequence = 0; sequence < 1440; sequence++) {
    const bytes = new Uint8Array(40_000).fill(sequence % 251)
    await call('recording.append', { recordingId, sequence, bytes })
  }
  return call('recording.finish', { recordingId })
})

process.stdout.write(
  JSON.stringify({
    takenIn: { mb: takenIn.grownMb, bytes: takenIn.value.sizeBytes },
    played: { mb: played.grownMb, bytes: played.value },
    recorded: { mb: recorded.grownMb, bytes: recorded.value.sizeBytes },
  }),
)
core.close()
