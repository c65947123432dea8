import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { writeSampleCertificates } from './ca/samples.ts'
import { closeDesk } from './desk.ts'
import { addImport } from './import-batch.ts'
import { openDesk, startPlatform } from './platform.ts'
import { addSamples, SAMPLE_PASSWORD } from './samples.ts'
import type { SampleAccount } from './samples.ts'
import { listInstitutions } from './records/accounts.ts'
import { renewHistory } from './rules/feed.ts'
import { readPrivateKey } from './signer.ts'

type Flags = {
  readonly port: number
  readonly host: string
  readonly data: string
  readonly database?: string
  readonly files?: string
  readonly key?: string
  readonly tlsKey?: string
  readonly tlsCert?: string
  readonly trustProxy?: string
  readonly samples: boolean
}

const command = new Command('platform')
  .description('启动参考平台（演示用）：下发任务，接收验收意见并出具签名回执')
  .option('--port <n>', '端口', parsePort, 8642)
  .option(
    '--host <address>',
    '监听地址；默认仅本机。管理页面在任何情况下都只能从本机打开',
    '127.0.0.1',
  )
  .option('--data <dir>', '数据目录', defaultDataDir())
  .option(
    '--database <url>',
    'PostgreSQL 数据库，如 postgres://user:password@host/db；默认为数据目录中的 SQLite',
  )
  .option(
    '--files <url>',
    'S3 兼容存储，如 s3://key:secret@host:port/bucket（?region=… 指定区域，?tls=0 不加密）；默认为数据目录',
  )
  .option('--key <file>', 'Ed25519 私钥文件（PEM），用于签回执；默认使用公开的演示密钥')
  .option('--tls-key <file>', 'HTTPS 私钥文件（PEM），与 --tls-cert 一起使用')
  .option('--tls-cert <file>', 'HTTPS 证书文件（PEM）')
  .option('--trust-proxy <address>', '负载均衡器的地址：信任它转来的来源地址（X-Forwarded-For）')
  .option('--no-samples', '不放入示例任务和专家账号')
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

command
  .command('restored')
  .description('数据库由备份恢复后运行一次：各设备会重新核对平台还有没有它们的回执')
  .action(async (_flags: unknown, { parent }: Command) => {
    const desk = await openDesk({ ...deskOptions((parent ?? command).opts<Flags>()), port: 0 })
    try {
      await renewHistory(desk)
      await desk.settle()
      console.log('已开始新的记录历史')
    } finally {
      await closeDesk(desk)
    }
  })

addImport(command, (parent) => deskOptions(parent.opts<Flags>()))

try {
  await command.parseAsync()
} catch (error) {
  console.error(`没有完成：${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

async function run(flags: Flags): Promise<void> {
  const tls = readTls(flags)
  let accounts: readonly SampleAccount[] = []
  let codes: readonly string[] = []
  const platform = await startPlatform({
    ...deskOptions(flags),
    port: flags.port,
    host: flags.host,
    log: (line) => console.error(line),
    ...(flags.trustProxy === undefined ? {} : { trustProxy: flags.trustProxy }),
    seed: async (desk) => {
      if (flags.samples) accounts = await addSamples(desk)
      const institutions = await listInstitutions(desk.records)
      codes = institutions.map(({ name, enrolmentCode }) => `${enrolmentCode}  ${name}`)
    },
    ...(tls === undefined ? {} : { tls }),
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
  // On stderr: whoever starts the platform from a program reads one line.
  if (accounts.length > 0) console.error(whatToType(platform.url, codes, accounts))
}

/** Where records and files are, and what signs. */
function deskOptions({ data, database, files, key }: Flags) {
  return {
    dataDir: resolve(data),
    ...(database === undefined ? {} : { database }),
    ...(files === undefined ? {} : { files }),
    ...(key === undefined ? {} : { privateKey: readPrivateKey(readFileSync(key, 'utf8')) }),
  }
}

function whatToType(
  url: string,
  codes: readonly string[],
  accounts: readonly SampleAccount[],
): string {
  return [
    '',
    `平台地址  ${url}（浏览器打开可查看任务、设备和收到的验收意见）`,
    ...codes.map((code) => `登记码    ${code}`),
    ...accounts.map(
      ({ account, name, institution }) => `账号      ${account}  ${name}  ${institution}`,
    ),
    `密码      ${SAMPLE_PASSWORD}（所有示例账号）`,
  ].join('\n')
}

function readTls({
  tlsKey,
  tlsCert,
}: Flags): { readonly key: string; readonly cert: string } | undefined {
  if (tlsKey === undefined && tlsCert === undefined) return undefined
  if (tlsKey === undefined || tlsCert === undefined) {
    throw new Error('--tls-key 和 --tls-cert 要一起给出')
  }
  return { key: readFileSync(tlsKey, 'utf8'), cert: readFileSync(tlsCert, 'utf8') }
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
