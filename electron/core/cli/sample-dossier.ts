import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { CONCLUSION_NAMES } from '../../../shared/domain/opinion/conclusion.ts'
import type { TaskSummary } from '../../../shared/domain/task/workspace.ts'
import { playSeals } from '../play/seals.ts'
import { playShortcoming } from '../play/shortcoming.ts'
import { playTask } from '../play/play-task.ts'
import { answer, withCore, withJson, type Client } from './run.ts'

type SampleOptions = { readonly out: string; readonly json?: boolean }

/** The documents of one sample and where they are. */
type SampleReport = { readonly folder: string; readonly files: readonly string[] }

export function registerSampleDossier(program: Command): void {
  withJson(program.command('sample-dossier'))
    .description(
      '演示两个示例任务（一个通过，一个整改），写出全部文书：验收意见由组长、组员和评测机构电子签章',
    )
    .requiredOption('--out <dir>', '输出文件夹')
    .action((options: SampleOptions) =>
      answer(options, async () => {
        const reports = await writeSamples(resolve(options.out))
        return {
          json: reports,
          lines: reports.flatMap(({ folder, files }) => [folder, ...files.map((f) => `  ${f}`)]),
        }
      }),
    )
}

/** Plays on a data folder of its own, which is gone afterwards. */
async function writeSamples(out: string): Promise<readonly SampleReport[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'smedt-sample-dossier-'))
  try {
    return await withCore({ dataDir }, async (client) => {
      const { imported } = await client.call('task.importSamples', {})
      const [passing, failing] = imported
      if (!passing || !failing) throw new RangeError('there are sample tasks')
      await playShortcoming(client.call, failing.id)
      return [await writeSample(client, passing, out), await writeSample(client, failing, out)]
    })
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function writeSample(
  { core, call }: Client,
  { id: taskId, enterprise }: TaskSummary,
  out: string,
): Promise<SampleReport> {
  await playTask(call, taskId, core.context.samplesFolder)
  await playSeals(call, taskId)
  const { revisions } = await call('task.get', { taskId })
  const conclusion = revisions.at(-1)?.conclusion ?? 'passed'
  const folder = join(out, `${enterprise}-${CONCLUSION_NAMES[conclusion]}`)
  await mkdir(folder, { recursive: true })
  const entries = (await call('document.list', { taskId, revision: null })).filter(
    ({ problem }) => problem === null,
  )
  for (const { id: documentId, fileName } of entries) {
    const grant = core.grant(join(folder, fileName))
    await call('document.save', { taskId, documentId, revision: null, grant })
  }
  const archive = '验收档案.zip'
  await call('dossier.export', {
    taskIds: [taskId],
    form: 'zip',
    grant: core.grant(join(folder, archive)),
  })
  return { folder, files: [...entries.map(({ fileName }) => fileName), archive] }
}
