import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { RARE_PACK_FILES } from '../../shared/domain/documents/rare-characters.ts'
import { AppError, invalidInput } from '../../shared/errors.ts'
import type { Fonts } from './documents/kit/fonts.ts'
import { makeFolderDurably, writeFileDurably } from './files.ts'
import { sha256 } from './hash.ts'

/** The larger of the two has 31 MB; what is twice as large needs no reading. */
const MOST_BYTES = 64_000_000

/** The fonts, with the pack that a user of this data folder may have installed. */
export function withInstalledPack(fonts: Fonts, dataFolder: string): Fonts {
  return { ...fonts, rareFolders: [packFolder(dataFolder), ...fonts.rareFolders] }
}

/**
 * Copies the pack's files into the data folder, known by their bytes.
 *
 * Throws `input-invalid` naming what is not among the picked files; then nothing is copied.
 */
export async function storeRarePack(dataFolder: string, paths: readonly string[]): Promise<void> {
  const picked = new Map<string, Buffer>()
  for (const path of paths) {
    const bytes = await readPicked(path)
    if (bytes) picked.set(sha256(bytes), bytes)
  }
  const missing = RARE_PACK_FILES.filter((file) => !picked.has(file.sha256)).map(({ name }) => name)
  if (missing.length > 0) {
    throw invalidInput(
      'grants',
      `所选文件中没有${missing.join('和')}，或内容与认定版本（花园明朝 2017-09-04 版）不一致。请同时选中这一版的 HanaMinA.ttf 和 HanaMinB.ttf`,
    )
  }
  const folder = packFolder(dataFolder)
  await makeFolderDurably(folder)
  for (const file of RARE_PACK_FILES) {
    await writeFileDurably(join(folder, file.name), picked.get(file.sha256) ?? '')
  }
}

function packFolder(dataFolder: string): string {
  return join(dataFolder, 'rare-fonts')
}

async function readPicked(path: string): Promise<Buffer | undefined> {
  try {
    return (await stat(path)).size > MOST_BYTES ? undefined : await readFile(path)
  } catch (cause) {
    const reason = '文件不存在或没有读取权限，请重新选择'
    throw new AppError({ code: 'file-unreadable', file: '字体文件', reason }, { cause })
  }
}
