import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { nodeModule, repoRoot } from '../runtime/paths.ts'
import { ensureRuntime, type Runtime } from '../runtime/runtime.ts'
import { SetupError, progress } from '../runtime/setup-error.ts'
import { run } from '../runtime/shell.ts'
import { isSqliteAddonReplaced } from '../runtime/sqlite-addon.ts'
import { buildApp } from './build-app.ts'
import { command } from './command.ts'

/**
 * `npm run package -- <electron-builder's own arguments, such as --win or --linux deb>`
 *
 * On the official Electron: installers for release, by default for the systems this one can build.
 * On the fallback: an unpacked folder whose name says that it is not for release.
 */
await command(async () => {
  const runtime = await ensureRuntime([])
  await buildApp()
  if (runtime.rareFonts)
    await cp(runtime.rareFonts, join(repoRoot, 'out/rare'), { recursive: true })
  const args = process.argv.slice(2)
  const options = runtime.kind === 'official' ? releaseOptions(args) : trialOptions(runtime, args)
  const cli = nodeModule('electron-builder', 'cli.js')
  const base = ['--config', 'electron-builder.yml', '--publish', 'never']
  return run(process.execPath, [cli, ...options, ...base])
})

function releaseOptions(args: readonly string[]): readonly string[] {
  if (isSqliteAddonReplaced()) {
    throw new SetupError(
      'node_modules 中是本机编译的 SQLite 组件 / node_modules holds a SQLite addon built on this machine. Run "npm ci" and then "npm run package" again.',
    )
  }
  if (args.length > 0) return args
  return process.platform === 'linux' ? ['--linux', '--win'] : []
}

function trialOptions(runtime: Runtime, args: readonly string[]): readonly string[] {
  if (args.length > 0) {
    throw new SetupError(
      `备用运行时只能打包为目录 / On the fallback Electron ${runtime.version} only "npm run package" without arguments works; installers need the official Electron.`,
    )
  }
  const name = `smedt-acceptance-NOT-FOR-RELEASE-electron-${runtime.version}`
  progress(`非发布包 / Not for release: dist/${name}/linux-unpacked`)
  return [
    '--linux',
    'dir',
    `-c.productName=${name}`,
    `-c.extraMetadata.productName=${name}`,
    `-c.directories.output=dist/${name}`,
    `-c.electronDist=${runtime.distDir}`,
    `-c.electronVersion=${runtime.version}`,
  ]
}
