import { capture, isRoot, run } from './shell.ts'
import { SetupError, progress } from './setup-error.ts'

/** What a command is about to do decides which system packages it needs. */
export type Need = 'window' | 'headless' | 'pdf-tools' | 'compiler' | 'postgres'

/** Each line: names of one package on different releases; any of them will do. */
const packages: Readonly<Record<Need, readonly (readonly string[])[]>> = {
  window: [
    ['libgtk-3-0t64', 'libgtk-3-0'],
    ['libnss3'],
    ['libasound2t64', 'libasound2'],
    ['libgbm1'],
  ],
  headless: [['xvfb'], ['fonts-noto-cjk', 'fonts-wqy-zenhei', 'fonts-wqy-microhei']],
  'pdf-tools': [['poppler-utils'], ['qpdf'], ['mupdf-tools'], ['openssl']],
  postgres: [['postgresql']],
  compiler: [['g++'], ['make'], ['python3']],
}

/**
 * Makes sure the Debian packages behind the needs are there.
 *
 * Installs what is missing when we are root, otherwise says the exact command. Systems without dpkg
 * are left alone: what they miss shows when the command itself runs.
 */
export async function ensureSystemPackages(needs: readonly Need[]): Promise<void> {
  if (process.platform !== 'linux' || needs.length === 0) return
  const missing = await missingPackages(needs)
  if (missing.length === 0) return
  if (!isRoot()) throw cannotInstall(await Promise.all(missing.map(availableName)))
  progress(`安装系统组件 / Installing: ${missing.map((names) => names.at(-1)).join(' ')}`)
  await aptGet(['update', '-qq'])
  const names = await Promise.all(missing.map(availableName))
  await aptGet(['install', '-y', '-qq', '--no-install-recommends', ...names])
  if ((await missingPackages(needs)).length > 0) throw cannotInstall(names)
}

async function missingPackages(needs: readonly Need[]): Promise<readonly (readonly string[])[]> {
  const wanted = needs.flatMap((need) => packages[need])
  const format = '-f=${Package} ${db:Status-Status}\n'
  const { code, stdout } = await capture('dpkg-query', ['-W', format, ...wanted.flat()])
  if (code === 127) return []
  const installed = new Set(stdout.split('\n').filter((line) => line.endsWith(' installed')))
  return wanted.filter((names) => !names.some((name) => installed.has(`${name} installed`)))
}

/** The name that this release's package lists know, preferring the newer one. */
async function availableName(names: readonly string[]): Promise<string> {
  for (const name of names) {
    if ((await capture('apt-cache', ['show', name])).code === 0) return name
  }
  return names.at(-1) ?? ''
}

function aptGet(args: readonly string[]): Promise<number> {
  return run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    quietStdout: true,
  })
}

function cannotInstall(names: readonly string[]): SetupError {
  const list = names.join(' ')
  return new SetupError(
    `缺少系统组件，请执行 / System packages are missing, run: sudo apt-get update && sudo apt-get install -y ${list}`,
  )
}
