import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command } from '../../run/command.ts'
import { runWithDisplay } from '../../run/with-display.ts'
import { hasDisplay } from '../../runtime/display.ts'
import { repoRoot } from '../../runtime/paths.ts'
import { ensureRuntime, runtimeEnv } from '../../runtime/runtime.ts'
import { SetupError } from '../../runtime/setup-error.ts'
import { run } from '../../runtime/shell.ts'

const colors = 128
const mostBytes = 120 * 1024

/**
 * Writes the evidence pictures of the sample tasks: one for each page in `pages`, under its name.
 *
 * Electron draws the pages, ImageMagick reduces them to a palette. The fonts of the machine show, so
 * the bytes differ from one to the next.
 *
 * @example node build/samples/evidence/make.ts [folder]
 */
await command(async () => {
  const target = process.argv[2] ?? join(repoRoot, 'electron/resources/samples/evidence')
  const drawn = await mkdtemp(join(tmpdir(), 'smedt-evidence-'))
  try {
    const runtime = await ensureRuntime(hasDisplay() ? ['window'] : ['window', 'headless'])
    const flags = ['--no-sandbox', '--disable-gpu', '--force-device-scale-factor=1']
    const args = [...flags, import.meta.dirname, drawn]
    const code = await runWithDisplay(runtime.executablePath, args, runtimeEnv(runtime))
    if (code !== 0) return code
    await mkdir(target, { recursive: true })
    for (const name of (await readdir(drawn)).toSorted()) {
      await reduce(join(drawn, name), join(target, name))
    }
    return 0
  } finally {
    await rm(drawn, { recursive: true })
  }
})

async function reduce(from: string, to: string): Promise<void> {
  const palette = ['-strip', '+dither', '-colors', String(colors)]
  const file = ['-define', 'png:compression-level=9', '-define', 'png:exclude-chunks=date,time']
  await run('convert', [from, ...palette, ...file, `PNG8:${to}`], {
    whenMissing: 'Install ImageMagick (package imagemagick).',
  })
  const sizeBytes = existsSync(to) ? (await stat(to)).size : Infinity
  if (sizeBytes > mostBytes) throw new SetupError(`${to}: ${sizeBytes} bytes, over ${mostBytes}`)
  console.log(`${to}: ${Math.ceil(sizeBytes / 1024)} KB`)
}
