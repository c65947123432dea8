import { Command } from 'commander'
import { registerAssess } from './assess.ts'
import { registerBatch } from './batch.ts'
import { registerDossier } from './dossier.ts'
import { registerTasks } from './tasks.ts'
import { registerPdf } from './pdf.ts'
import { registerPlay } from './play.ts'
import { registerSampleDossier } from './sample-dossier.ts'
import { registerSync } from './sync.ts'
import { registerVerify } from './verify.ts'

/**
 * The command line: the same core as the app, for batches, scripts and checks.
 *
 * Exit code 0 when all went well, 1 otherwise; `--json` prints one JSON value on standard output.
 */
const program = new Command('acceptance')
  .description('数字化改造现场验收：命令行（与桌面程序同一内核）')
  .showHelpAfterError('（加 --help 查看用法）')

registerAssess(program)
registerTasks(program)
registerPdf(program)
registerDossier(program)
registerPlay(program)
registerSampleDossier(program)
registerSync(program)
registerBatch(program)
registerVerify(program)

await program.parseAsync()
