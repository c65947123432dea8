import type { Command } from 'commander'
import { answer, withCore, withDataFolder } from './run.ts'
import type { SyncOptions } from './sync-options.ts'
import { synchronise } from './sync-run.ts'

export function registerSync(program: Command): void {
  withDataFolder(program.command('sync'))
    .description(
      '与平台同步：取回下发的内容，上报签完字的验收意见；只有核验过的回执才算已上报。此前搁置的会再试一次。按 Ctrl+C 暂停，再次运行会接着上报',
    )
    .requiredOption(
      '--account <name>',
      '专家在平台上的账号。密码取自环境变量 SMEDT_PASSWORD，没有时在终端输入；还登录着的账号不再问',
    )
    .option('--enrol <code>', '登记码：这台设备第一次使用时登记')
    .option('--platform <url>', '平台地址（记入本数据目录的设置）')
    .option('--task <task...>', '只上报这些任务（编号或文号）；缺省为全部')
    .option('--no-wait', '连不上平台或平台正忙时不等待，直接结束')
    .action((options: SyncOptions) =>
      answer(options, () => withCore(options, ({ call }) => synchronise(call, options))),
    )
}
