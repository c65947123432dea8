import { join } from 'node:path'
import type { Input } from '../../shared/ipc/contract.ts'
import { summarize, takePairs } from './pairs.ts'
import { aRawInsert } from './raw-insert.ts'
import { timeOf, type Bench } from './row.ts'
import { aSampleCore } from './sample-core.ts'

/** What a screen sends when one field was left: each time another text. */
export function aSave(taskId: string, turn: number): Input<'record.save'> {
  return { taskId, kind: 'checkpoint', key: 'C01', changes: { note: noteOf(turn) } }
}

export function noteOf(turn: number): string {
  return `第${turn}次现场核对，看板已上线，个别历史数据尚未补录`
}

/** One field through the whole of core: checks, record, journal, commit. */
export const save: Bench = {
  name: 'save',
  run: async (folder) => {
    const { core, call, taskId } = await aSampleCore(join(folder, 'data'))
    const raw = await aRawInsert(join(folder, 'raw'))
    let turn = 0
    try {
      const pairs = await takePairs({
        pairs: 300,
        warmUps: 50,
        ours: () => timeOf(() => call('record.save', aSave(taskId, ++turn))),
        other: () => timeOf(() => raw.insert(noteOf(turn))),
      })
      return [
        {
          title: 'durable field save',
          against: 'raw SQLite INSERT',
          summary: summarize(pairs),
          note: 'core in Node; ours writes record and journal; same cipher, WAL, FULL',
        },
      ]
    } finally {
      raw.close()
      core.close()
    }
  },
}
