import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import packageJson from '../../../package.json' with { type: 'json' }
import { AppError, type AppErrorInfo } from '../../../shared/errors.ts'
import { errorText } from '../../../shared/error-text.ts'
import type { Core, CoreOptions } from '../core.ts'
import type { Call } from '../dispatch.ts'

export type CommonOptions = { readonly dataDir: string; readonly json?: boolean }

const root = resolve(import.meta.dirname, '../../..')

/** Adds the options that all commands on a data folder share. */
export function withDataFolder(command: Command): Command {
  return withJson(command).option(
    '--data-dir <dir>',
    '数据目录（默认取环境变量 SMEDT_DATA_DIR）',
    process.env['SMEDT_DATA_DIR'] ??
      join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local/share'), 'smedt-acceptance'),
  )
}

export function withJson(command: Command): Command {
  return command.option('--json', '以 JSON 输出，供程序读取')
}

/** What a command says: JSON for machines, Chinese lines for people, and its exit code. */
export type Answer = {
  readonly json: unknown
  readonly lines: readonly string[]
  readonly ok?: boolean
}

/** Runs a command and prints its answer; failures are Chinese sentences on standard error. */
export async function answer(
  options: { readonly json?: boolean },
  work: () => Promise<Answer> | Answer,
): Promise<void> {
  try {
    const { json, lines, ok = true } = await work()
    process.stdout.write(
      options.json
        ? `${JSON.stringify(json, null, 2)}\n`
        : lines.map((line) => `${line}\n`).join(''),
    )
    process.exitCode = ok ? 0 : 1
  } catch (error) {
    const info: AppErrorInfo | null = error instanceof AppError ? error.info : null
    const message = info
      ? errorText(info)
      : `出现意外错误：${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
    if (options.json)
      process.stdout.write(
        `${JSON.stringify({ error: { code: info?.code ?? 'unexpected', message } }, null, 2)}\n`,
      )
    process.stderr.write(`${message}\n`)
    process.exitCode = 1
  }
}

/**
 * Opens core on a data folder for one command and closes it, whatever happens.
 *
 * Core is loaded here: help and refused arguments must not wait for it.
 */
export async function withCore<T>(
  { dataDir }: CommonOptions,
  work: (client: Client) => Promise<T>,
  hooks: Pick<CoreOptions, 'emit'> = {},
): Promise<T> {
  const { createCore } = await import('../core.ts')
  const { createCall } = await import('../dispatch.ts')
  const { bundledFonts } = await import('../documents/kit/bundled-fonts.ts')
  const { loadFileKey } = await import('../vault/file-key.ts')
  const dataFolder = resolve(dataDir)
  const core = await createCore({
    dataFolder,
    key: await loadFileKey(dataFolder),
    keyProtection: 'file',
    fonts: bundledFonts(join(root, 'node_modules')),
    samplesFolder: join(root, 'electron/resources/samples'),
    version: packageJson.version,
    log: (message, error) => console.error(message, error),
    ...hooks,
  })
  try {
    return await work({ core, call: createCall(core.dispatch) })
  } finally {
    core.close()
  }
}

export type Client = { readonly core: Core; readonly call: Call }
