import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { capture } from './shell.ts'
import { SetupError } from './setup-error.ts'

export type PinnedPackage = {
  readonly name: string
  readonly version: string
  /** "sha512-<base64>" of the package file, as in a lock file. */
  readonly integrity: string
}

/**
 * Downloads a package of the npm registry into a folder and unpacks it there.
 *
 * Nothing is unpacked before its hash is right. Answers the folder with the package's files.
 */
export async function unpackNpmPackage(pinned: PinnedPackage, dir: string): Promise<string> {
  const spec = `${pinned.name}@${pinned.version}`
  const packed = await npm(['pack', spec, '--silent', '--pack-destination', dir], dir)
  const file = (await readdir(dir)).find((name) => name.endsWith('.tgz'))
  if (packed.code !== 0 || !file) {
    throw new SetupError(
      `无法下载 / Cannot download ${spec}: ${lastLine(packed.stderr)}. Check "npm config get registry" and the network, then try again.`,
    )
  }
  const actual = await sha512(join(dir, file))
  if (actual !== pinned.integrity) {
    throw new SetupError(
      `${spec} 校验失败，未使用 / has the wrong hash and was not used (${actual}). Clear it with "npm cache clean --force", check the registry, then try again.`,
    )
  }
  const untarred = await capture('tar', ['-xzf', join(dir, file), '-C', dir])
  if (untarred.code !== 0) throw new SetupError(`Cannot unpack ${spec}: ${untarred.stderr}`)
  return join(dir, 'package')
}

/** `npm run` names its own npm in the environment; outside of it we take the one on the PATH. */
function npm(args: readonly string[], cwd: string) {
  const cli = process.env['npm_execpath']
  return cli?.endsWith('.js')
    ? capture(process.execPath, [cli, ...args], { cwd })
    : capture('npm', args, { cwd })
}

async function sha512(file: string): Promise<string> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return `sha512-${hash.digest('base64')}`
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
