import { appendFileSync, rmSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createEvidenceStore } from '../../../electron/core/evidence/evidence-store.ts'
import { BIG_BYTES, takeIn } from '../../../electron/core/evidence/take-in.ts'
import { errorText } from '../../../shared/error-text.ts'
import { aSparseFilm } from '../../fixtures/big-media.ts'
import { aJpeg, aMatroska, anMp4, aPng } from '../../fixtures/media.ts'
import { aCoreWithTask, refusal, testKey } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}

const cut = (whole: Buffer): Buffer => whole.subarray(0, Math.floor(whole.length * 0.7))

describe('a file that is no proof', () => {
  it('is refused by its name with what to do, and nothing of it stays', async () => {
    const { call, core, folder, taskId } = await aCoreWithTask()
    const target = { taskId, kind: 'checkpoint', key: 'C01' } as const
    const stored = await filesIn(join(folder, 'evidence'))
    const before = (await call('task.get', { taskId })).evidence.length
    const from = await aFolder()
    const bad = [
      ['假照片.jpg', Buffer.from('<html>请先登录</html>'), /内容却不是图片，没有添加/],
      ['断照片.jpg', cut(aJpeg({}, 300_000)), /图片不完整.*请从原设备重新拷贝/],
      ['断截图.png', cut(aPng()), /图片不完整.*请从原设备重新拷贝/],
      ['断录像.mp4', cut(anMp4()), /录像或录音不完整.*请从原设备重新拷贝/],
      ['断录像.webm', cut(aMatroska()), /录像或录音不完整/],
      ['空.jpg', Buffer.alloc(0), /文件是空的（0 字节），没有添加/],
    ] as const
    for (const [name, content, sentence] of bad) {
      const path = join(from, name)
      await writeFile(path, content)
      const text = errorText(
        await refusal(call('evidence.addFiles', { ...target, grants: [core.grant(path)] })),
      )
      expect(text).toContain(`无法读取文件“${name}”`)
      expect(text).toMatch(sentence)
      expect(text).toContain('已有数据未改动')
    }
    expect((await call('task.get', { taskId })).evidence).toHaveLength(before)
    expect(await filesIn(join(folder, 'evidence'))).toEqual(stored)
    expect(await filesIn(from)).toHaveLength(bad.length)
  })

  it('may be a folder, or gone already', async () => {
    const { call, core, taskId } = await aCoreWithTask()
    const target = { taskId, kind: 'checkpoint', key: 'C01' } as const
    const from = await aFolder()
    await mkdir(join(from, '照片'))
    const sentenceFor = async (name: string) =>
      errorText(
        await refusal(
          call('evidence.addFiles', { ...target, grants: [core.grant(join(from, name))] }),
        ),
      )
    expect(await sentenceFor('照片')).toMatch(/“照片”：不是文件（是文件夹），没有添加/)
    expect(await sentenceFor('拔掉了.jpg')).toMatch(/“拔掉了\.jpg”：文件不存在、被占用或没有权限/)
  })
})

describe('a file that changes while it is taken in', () => {
  it.each([
    [
      'grows',
      (path: string) => appendFileSync(path, Buffer.alloc(10)),
      /正在变动（还在拷贝或录制），没有添加。请等它写完后再添加/,
    ],
    ['goes away', (path: string) => rmSync(path), /文件不存在、被占用或没有权限/],
  ])('is refused where it %s, and nothing of it stays', async (_, change, sentence) => {
    const film = await aSparseFilm(join(await aFolder(), '录像.mp4'), BIG_BYTES + 1_000_000)
    const folder = await aFolder()
    let isChanged = false
    const taking = takeIn(createEvidenceStore(folder, testKey), film, {
      signal: new AbortController().signal,
      onProgress: () => {
        if (!isChanged) change(film)
        isChanged = true
      },
    })
    expect(errorText(await refusal(taking))).toMatch(sentence)
    expect(isChanged).toBe(true)
    expect(await filesIn(folder)).toEqual([])
  })
})
