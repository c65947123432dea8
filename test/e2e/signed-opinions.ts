import { playTask } from '../../electron/core/play/play-task.ts'
import { addOpinion } from '../helpers/add-opinion.ts'
import type { SamplePlatform } from '../walk/sample-platform.ts'
import { samplesFolder, withData } from './data.ts'

type Parts = {
  /** The evidence of each further signed revision of the task. */
  readonly evidence?: readonly (readonly Uint8Array[])[]
  /** Bytes a second. */
  readonly limit?: number
  /** Absent: the device is not registered yet. */
  readonly signIn?: SamplePlatform['signIn']
}

/** One task played to its signed opinion, and more revisions of it; answers how many there are. */
export async function signedOpinions(
  folder: string,
  platformUrl: string,
  { evidence = [], limit, signIn }: Parts = {},
): Promise<number> {
  await withData(folder, async (call, _grant, core) => {
    await call('app.saveSettings', { platformUrl })
    const { imported } = await call('task.importSamples', {})
    const taskId = imported[0]?.id ?? ''
    await playTask(call, taskId, samplesFolder)
    for (const files of evidence) await addOpinion(core, taskId, files)
    if (limit !== undefined) await call('sync.setBandwidth', { bytesPerSecond: limit })
    if (!signIn) return
    const { code, account, password } = signIn
    await call('sync.register', { enrolmentCode: code, name: '评测二组 1 号笔记本' })
    await call('sync.signIn', { account, password })
  })
  return 1 + evidence.length
}
