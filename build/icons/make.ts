import { join } from 'node:path'
import { command } from '../run/command.ts'
import { run } from '../runtime/shell.ts'

const source = ['-background', 'none', '-density', '384', join(import.meta.dirname, 'icon.svg')]
const plain = ['-depth', '8', '-strip', '-define', 'png:exclude-chunks=date,time']

/** Draws `icon.png` (Linux) and `icon.ico` (Windows) from `icon.svg`: `node build/icons/make.ts` */
await command(async () => {
  const sizes = 'icon:auto-resize=256,128,64,48,32,24,16'
  const png = await draw(['-resize', '512x512', ...plain], 'PNG32:', 'icon.png')
  const ico = await draw([...plain, '-define', sizes], '', 'icon.ico')
  return png || ico
})

function draw(options: readonly string[], format: string, name: string): Promise<number> {
  const whenMissing = 'Install ImageMagick (package imagemagick).'
  const target = `${format}${join(import.meta.dirname, name)}`
  return run('convert', [...source, ...options, target], { whenMissing })
}
