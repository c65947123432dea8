import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { writeSampleCertificates } from './ca/samples.ts'
import { startPlatform } from './platform.ts'
import { readPrivateKey } from './signer.ts'

type Flags = { readonly port: number; readonly data: string; readonly key?: string }

const command = new Command('platform')
  .description('启动参考平台（演示用）：接收验收意见并出具签名回执，仅监听本机')
  .option('--port <n>', '端口', parsePort, 8642)
  .option('--data <dir>', '数据目录', defaultDataDir())
  .option('--key <file>', 'Ed25519 私钥文件（PEM）；默认使用公开的演示密钥')
  .helpOption('-h, --help', '显示帮助')
  .action((flags: Flags) => run(flags))

command
  .command('certificates')
  .description('为示例任务的专家和评测机构签发演示证书（PKCS#12）')
  .requiredOption('--out <dir>', '写到哪个目录')
  .action(async ({ out }: { readonly out: string }) => {
    const names = await writeSampleCertificates(resolve(out))
    console.log(`${names.length} certificates in ${resolve(out)}`)
  })

try {
  await command.parseAsync()
} catch (error) {
  console.error(`参考平台没有启动：${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

async function run(flags: Flags): Promise<void> {
  const privateKey =
    flags.key === undefined ? undefined : readPrivateKey(readFileSync(flags.key, 'utf8'))
  const platform = await startPlatform({
    dataDir: resolve(flags.data),
    port: flags.port,
    log: (line) => console.error(line),
    ...(privateKey === undefined ? {} : { privateKey }),
  })
  const stop = (): void => {
    platform.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  console.log(`platform ready ${platform.url}`)
}

function parsePort(value: string): number {
  const port = Number(value)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError('端口应为 0 到 65535 的整数')
  }
  return port
}

function defaultDataDir(): string {
  const base =
    process.platform === 'win32'
      ? (process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'))
      : (process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'))
  return join(base, 'smedt-reference-platform')
}
