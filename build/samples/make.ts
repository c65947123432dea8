import { mkdir, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defaultFonts } from '../../electron/core/documents/kit/fonts.ts'
import { writeTaskPackage } from '../../electron/core/exchange/write-task-package.ts'
import { buildSample } from './build-sample.ts'
import { samples } from './index.ts'

/**
 * Writes the sample task packages that come with the program.
 *
 * @example node build/samples/make.ts [folder]
 */
const target =
  process.argv[2] ?? fileURLToPath(new URL('../../electron/resources/samples', import.meta.url))
const fonts = defaultFonts(createRequire(import.meta.url).resolve)

await mkdir(target, { recursive: true })
for (const sample of samples) {
  const path = join(target, sample.fileName)
  const { taskPackage, attachments } = await buildSample(sample, fonts)
  await writeTaskPackage(path, taskPackage, attachments)
  const { size } = await stat(path)
  console.log(`${sample.fileName}: ${Math.ceil(size / 1024)} KB, ${attachments.size} attachments`)
}
