import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import type { Evidence } from '../../../shared/domain/task/workspace.ts'
import { aJpeg } from '../../fixtures/media.ts'
import { aCoreWithTask } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'

const NOW = new Date('2026-11-23T01:00:00.000Z')
const PHOTO = aJpeg({ model: '一号机' })
const OTHER = aJpeg({ model: '二号机' })
/** Deeper than the 260 characters that old Windows programs can name. */
const DEEP = Array.from({ length: 12 }, (_, index) => `第${index}层文件夹里还有一层文件夹`).join(
  '/',
)

/** The bar (R18): what looks alike is not the same piece of evidence. */
it.each<readonly [string, readonly (readonly [string, Buffer])[]]>([
  [
    'the same file twice',
    [
      ['a/照片.jpg', PHOTO],
      ['a/照片.jpg', PHOTO],
    ],
  ],
  [
    'two names for one content',
    [
      ['a/照片.jpg', PHOTO],
      ['a/照片（2）.jpg', PHOTO],
    ],
  ],
  [
    'one name for two contents',
    [
      ['a/照片.jpg', PHOTO],
      ['b/照片.jpg', OTHER],
    ],
  ],
  [
    'Chinese names and emoji',
    [
      ['a/📷 车间👷🏽‍♂️ 𠮷.jpg', PHOTO],
      ['a/涂装线·能耗.jpg', OTHER],
    ],
  ],
  ['a name of 80 characters', [[`a/${'照'.repeat(80)}.jpg`, PHOTO]]],
  ['a path of more than 260 characters', [[`${DEEP}/照片.jpg`, PHOTO]]],
])('keeps %s, all of the same millisecond', async (_, files) => {
  const { call, core, taskId } = await aCoreWithTask({ now: () => NOW })
  const folder = await aFolder()
  const target = { taskId, kind: 'checkpoint', key: 'C01' } as const
  const before = (await call('task.get', { taskId })).evidence.length
  const added: Evidence[] = []
  for (const [name, content] of files) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
    added.push(...(await call('evidence.addFiles', { ...target, grants: [core.grant(path)] })))
  }
  const kept = (await call('task.get', { taskId })).evidence
  expect(kept).toHaveLength(before + files.length)
  expect(new Set(added.map(({ id }) => id)).size).toBe(files.length)
  for (const [index, [name, content]] of files.entries()) {
    const piece = kept.find(({ id }) => id === added[index]?.id)
    expect(piece).toMatchObject({ name: name.split('/').at(-1), addedAt: NOW.toISOString() })
    const part = { offset: 0, length: content.length + 10 }
    const bytes = await call('evidence.read', { evidenceId: piece?.id ?? '', ...part })
    expect(Buffer.from(bytes).equals(content)).toBe(true)
  }
})
