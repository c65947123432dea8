import { readdirSync, readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { afterAll, describe, expect, it } from 'vitest'
import { readTaskPackage } from '../../../electron/core/exchange/read-task-package.ts'
import { writeTaskPackage } from '../../../electron/core/exchange/write-task-package.ts'
import {
  aTaskPackage,
  CONTRACT,
  packageEntries,
  packageFolder,
  sha256,
  someAttachments,
} from '../../fixtures/packages.ts'

const folder = packageFolder()
afterAll(folder.remove)

describe('a good task package', () => {
  const path = `${folder.path}/好.taskpkg`

  it('is read back as it was written', async () => {
    await writeTaskPackage(path, aTaskPackage(), someAttachments)
    const opened = await readTaskPackage(path)
    expect(opened.package).toEqual(aTaskPackage())
    expect(opened.fileName).toBe('好.taskpkg')
    expect(opened.fileSha256).toBe(sha256(readFileSync(path)))
    for (const [name, bytes] of someAttachments) {
      expect(await buffer(await opened.openAttachment(name))).toEqual(Buffer.from(bytes))
    }
    await opened.close()
  })

  it('is only read: nothing appears beside it', async () => {
    const before = readdirSync(folder.path)
    await (await readTaskPackage(path)).close()
    expect(readdirSync(folder.path)).toEqual(before)
  })

  it('may come from another packer: stored, with a folder entry, with a byte order mark', async () => {
    const entries = packageEntries(`\ufeff${JSON.stringify(aTaskPackage())}`)
    const opened = await readTaskPackage(
      folder.writeZip([
        { name: 'attachments/', content: '', method: 0, unixMode: 0o040755 },
        ...entries.map((entry) => ({ ...entry, method: 0, unixMode: 0, flags: 0 })),
      ]),
    )
    expect(opened.package.task.number).toBe(aTaskPackage().task.number)
    await opened.close()
  })

  it('may hold an archive, which stays closed', async () => {
    const nested = readFileSync(path)
    const taskPackage = aTaskPackage((draft) => {
      draft.attachments = [
        {
          path: 'attachments/里层.zip',
          title: '里层压缩包',
          mediaType: 'application/zip',
          sha256: sha256(nested),
          sizeBytes: nested.byteLength,
          material: null,
        },
      ]
    })
    const outer = `${folder.path}/外.taskpkg`
    await writeTaskPackage(outer, taskPackage, new Map([['attachments/里层.zip', nested]]))
    const opened = await readTaskPackage(outer)
    expect(await buffer(await opened.openAttachment('attachments/里层.zip'))).toEqual(nested)
    await opened.close()
  })

  it('gives no attachment that is not listed', async () => {
    const opened = await readTaskPackage(path)
    await expect(opened.openAttachment('attachments/别的.pdf')).rejects.toMatchObject({
      info: { code: 'not-found', noun: '附件' },
    })
    await opened.close()
  })

  it('fails the stream of an attachment once the package is closed', async () => {
    const opened = await readTaskPackage(path)
    await opened.close()
    const stream = await opened.openAttachment(CONTRACT)
    await expect(buffer(stream)).rejects.toMatchObject({ info: { code: 'file-unreadable' } })
  })

  it('stops when the user cancels', async () => {
    await expect(readTaskPackage(path, AbortSignal.abort())).rejects.toMatchObject({
      info: { code: 'cancelled' },
    })
  })
})

describe('a file that cannot be read', () => {
  it('is named with the reason: missing, a folder', async () => {
    await expect(readTaskPackage(`${folder.path}/没有.taskpkg`)).rejects.toMatchObject({
      info: {
        code: 'file-unreadable',
        file: '没有.taskpkg',
        reason: expect.stringContaining('文件不存在') as string,
      },
    })
    await expect(readTaskPackage(folder.path)).rejects.toMatchObject({
      info: { code: 'file-unreadable', reason: '它不是一个文件' },
    })
  })
})
