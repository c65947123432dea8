import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { playTask } from '../../electron/core/play/play-task.ts'
import { aBigPhoto, another } from './big-photos.ts'
import { summarize } from './pairs.ts'
import { timeOf, type Bench } from './row.ts'
import { aSampleCore, samplesFolder, type SampleCore } from './sample-core.ts'
import { aSave } from './save.ts'

const PHOTOS = 60
/** Faster than anybody leaves fields. */
const EVERY_MS = 20

/**
 * Fields are saved in one task while another one's report is drawn and its dossier is exported, the
 * print copies of its photos still being made; and then the same with nothing else to do.
 */
export const saveWhileBusy: Bench = {
  name: 'save-busy',
  run: async (folder) => {
    const sample = await aSampleCore(join(folder, 'data'))
    const { core, call, taskId } = sample
    try {
      const other = (await call('task.list', {})).find(({ id }) => id !== taskId)
      if (!other) throw new Error('there are several sample tasks')
      await addPhotos(sample, folder)
      await playTask(call, taskId, samplesFolder)
      const save = savesOf(sample, other.id)
      const grant = core.grant(join(folder, 'out.zip'))
      const busy = await save(async () => {
        await Promise.all([
          call('document.pdf', { taskId, documentId: 'report', revision: null }),
          call('dossier.export', { taskIds: [taskId], form: 'zip', grant }),
        ])
      })
      const quiet = await save(() => setTimeout(busy.length * EVERY_MS))
      const pairs = busy.flatMap((oursMs, i) => {
        const otherMs = quiet[i]
        return otherMs === undefined ? [] : [{ oursMs, otherMs }]
      })
      return [
        {
          title: 'durable field save while a dossier is exported',
          against: 'the same save with nothing else to do',
          summary: summarize(pairs),
          note: `${PHOTOS} photos of 12 MP; ${worst(busy)}; with nothing else to do ${worst(quiet)}`,
        },
      ]
    } finally {
      core.close()
    }
  },
}

function worst(times: readonly number[]): string {
  const over = times.filter((ms) => ms > 100).length
  return `longest ${Math.max(...times).toFixed(0)} ms, ${over} of ${times.length} over 100 ms`
}

async function addPhotos({ core, call, taskId }: SampleCore, folder: string): Promise<void> {
  const photo = await aBigPhoto(0)
  for (let place = 0; place < PHOTOS; place++) {
    const path = join(folder, `${place}.jpg`)
    await writeFile(path, another(photo, place))
    const target = { taskId, kind: 'checkpoint', key: 'C01' } as const
    await call('evidence.addFiles', { ...target, grants: [core.grant(path)] })
  }
}

/** Saves again and again until the work is done; how long each took, from when it was due. */
function savesOf({ call }: SampleCore, taskId: string) {
  let turn = 0
  return async (work: () => Promise<unknown>): Promise<readonly number[]> => {
    const times: number[] = []
    let isDone = false
    const worked = work().finally(() => (isDone = true))
    while (!isDone) {
      const dueAt = performance.now() + EVERY_MS
      await setTimeout(EVERY_MS)
      const waitedMs = Math.max(0, performance.now() - dueAt)
      times.push(waitedMs + (await timeOf(() => call('record.save', aSave(taskId, ++turn)))))
    }
    await worked
    return times
  }
}
