import { execFile } from 'node:child_process'
import { statfsSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readBack } from '../../../electron/core/dossier/read-back.ts'
import { openZipTarget } from '../../../electron/core/dossier/zip-target.ts'
import type { CoreOptions } from '../../../electron/core/core.ts'
import { errorText } from '../../../shared/error-text.ts'
import type { CoreEvent } from '../../../shared/ipc/contract.ts'
import { aSignedTask, refusal, type TestCore } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'
import { AT, FILES, noise, outgoing } from './targets.ts'

const run = promisify(execFile)
const MB = 1024 * 1024
type Progress = Extract<CoreEvent, { readonly type: 'dossier-progress' }>

/** A signed task; `onProgress` hears of every piece of its export. */
async function aWatchedTask(onProgress: (event: Progress) => void) {
  // A clock that jumps lets every piece be told.
  let at = Date.parse('2026-11-28T00:00:00Z')
  const options: Partial<CoreOptions> = {
    now: () => new Date((at += 1000)),
    emit: (event) => {
      if (event.type === 'dossier-progress') onProgress(event)
    },
  }
  const test = await aSignedTask(options)
  return test
}

async function exportZip({ core, call }: TestCore, taskId: string, path: string) {
  return call('dossier.export', { taskIds: [taskId], form: 'zip', grant: core.grant(path) })
}

/** A small disk of its own; false where this user may not make one. */
async function aSmallDisk(folder: string, sizeMb: number): Promise<boolean> {
  await mkdir(folder)
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', folder])
  } catch {
    return false
  }
  onTestFinished(async () => void (await run('umount', ['-l', folder])))
  return true
}

describe('an export that is cancelled', () => {
  it.each(['writing', 'checking'] as const)(
    'while %s leaves only what says 未完成, and the next one goes on',
    async (stage) => {
      const seen: Progress[] = []
      let isWanted = true
      const test = await aWatchedTask((event) => {
        seen.push(event)
        const isThere = event.stage === stage && event.doneBytes > 0
        if (isWanted && isThere) void test.call('dossier.cancel', {})
      })
      const folder = await aFolder()
      const path = join(folder, '档案.zip')
      expect(await refusal(exportZip(test, test.taskId, path))).toEqual({ code: 'cancelled' })
      expect(await readdir(folder)).toEqual(['档案.zip.未完成'])
      expect(seen.at(-1)?.stage).toBe(stage)
      isWanted = false
      const report = await exportZip(test, test.taskId, path)
      expect(report.keptBytes).toBeGreaterThan(0)
      expect(await readdir(folder)).toEqual(['档案.zip'])
      const fresh = join(folder, '重来.zip')
      await exportZip(test, test.taskId, fresh)
      expect((await readFile(fresh)).equals(await readFile(path))).toBe(true)
      expect(await test.call('dossier.cancel', {})).toEqual({ cancelled: false })
    },
  )

  it('refuses a second one meanwhile, and tells bytes up to the end of both stages', async () => {
    const seen: Progress[] = []
    const second: Promise<unknown>[] = []
    const test = await aWatchedTask((event) => {
      seen.push(event)
      if (second.length === 0) second.push(refusal(exportZip(test, test.taskId, '/nowhere/b.zip')))
    })
    await exportZip(test, test.taskId, join(await aFolder(), 'a.zip'))
    expect(await second[0]).toMatchObject({ code: 'not-allowed' })
    for (const stage of ['writing', 'checking'] as const) {
      const of = seen.filter((event) => event.stage === stage)
      const last = of.at(-1)
      expect(of.length).toBeGreaterThan(3)
      expect(of.map(({ doneBytes }) => doneBytes)).toEqual(
        of.map(({ doneBytes }) => doneBytes).toSorted((a, b) => a - b),
      )
      expect(last?.doneBytes).toBeGreaterThan(0)
    }
    expect(seen.at(-1)?.doneBytes).toBe(seen.at(-1)?.totalBytes)
  })
})

describe('a disk that fails', () => {
  it('says before it starts that there is no room', async (context) => {
    const folder = join(await aFolder(), 'disk')
    if (!(await aSmallDisk(folder, 4))) context.skip('needs the right to mount')
    const test = await aSignedTask()
    const refused = await refusal(exportZip(test, test.taskId, join(folder, '档案.zip')))
    expect(refused).toMatchObject({ code: 'export-stopped', partial: null })
    expect(errorText(refused)).toMatch(/空间不足：约需 \d+ MB，可用 \d+ MB/)
    expect(await readdir(folder)).toEqual([])
  })

  it('says that it is full, keeps what is written as 未完成, and goes on when there is room', async (context) => {
    const folder = join(await aFolder(), 'disk')
    if (!(await aSmallDisk(folder, 32))) context.skip('needs the right to mount')
    const filler = join(folder, '别的文件')
    let isFilled = false
    const test = await aWatchedTask(({ doneBytes }) => {
      if (isFilled || doneBytes === 0) return
      isFilled = true
      // Somebody else takes the room between the look at it and the writing.
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(filler, Buffer.alloc(bavail * bsize))
    })
    const path = join(folder, '档案.zip')
    const outcome = await refusal(exportZip(test, test.taskId, path))
    expect(outcome).toMatchObject({ code: 'export-stopped', partial: '档案.zip.未完成' })
    expect(errorText(outcome)).toContain('目标盘已满')
    expect((await readdir(folder)).toSorted()).toEqual(['别的文件', '档案.zip.未完成'].toSorted())
    await rm(filler)
    expect((await exportZip(test, test.taskId, path)).keptBytes).toBeGreaterThan(0)
    expect(await readdir(folder)).toEqual(['档案.zip'])
  })

  it.skipIf(process.platform !== 'linux')('that takes no byte more is told as full', async () => {
    const test = await aSignedTask()
    const folder = await aFolder()
    await symlink('/dev/full', join(folder, '档案.zip.未完成'))
    const refused = await refusal(exportZip(test, test.taskId, join(folder, '档案.zip')))
    expect(refused).toMatchObject({ code: 'export-stopped', partial: '档案.zip.未完成' })
    expect(errorText(refused)).toContain('目标盘已满')
    expect(errorText(refused)).toContain('本机数据完好')
  })

  it('that is pulled out leaves nothing that looks whole', async () => {
    const folder = join(await aFolder(), 'stick')
    await mkdir(folder)
    let isPulled = false
    const test = await aWatchedTask(({ stage }) => {
      if (isPulled || stage !== 'checking') return
      isPulled = true
      void rm(folder, { recursive: true })
    })
    const refused = await refusal(exportZip(test, test.taskId, join(folder, '档案.zip')))
    expect(refused).toMatchObject({ code: 'export-stopped' })
    expect(errorText(refused)).toContain('可能已被拔出')
    await expect(readdir(folder)).rejects.toThrow('ENOENT')
  })

  it('that is not there is told as such', async () => {
    const test = await aSignedTask()
    const nowhere = join(await aFolder(), '没有', '档案.zip')
    const refused = await refusal(exportZip(test, test.taskId, nowhere))
    expect(refused).toMatchObject({ code: 'export-stopped', partial: null })
  })

  it('that changed a byte on the way is found out when it is read back', async () => {
    const path = join(await aFolder(), '档案.zip')
    const large = { path: '佐证/录像.mp4', bytes: noise('film', 3 * MB) }
    const { size } = await writtenZip(path, [...FILES, large], (zip) => zip)
    // Content, header, directory: everything that was written is read.
    for (const at of [0, 40, 2000, Math.floor(size / 2), size - 60, size - 1]) {
      const flipped = writtenZip(path, [...FILES, large], (zip) => {
        zip.writeUInt8(zip.readUInt8(at) ^ 1, at)
        return zip
      })
      await expect(flipped).rejects.toMatchObject({
        info: { code: 'export-stopped', reason: expect.stringContaining('读回') as string },
      })
    }
    const cut = writtenZip(path, [...FILES, large], (zip) => zip.subarray(0, size - 5))
    await expect(cut).rejects.toMatchObject({ info: { code: 'export-stopped' } })
  })
})

/** Writes a zip, lets a bad disk have its way with it, and reads it back. */
async function writtenZip(
  path: string,
  files: readonly (typeof FILES)[number][],
  disk: (zip: Buffer) => Buffer,
): Promise<{ readonly size: number }> {
  const target = await openZipTarget(path, AT)
  try {
    for (const file of files) await target.put(outgoing(file, MB))
    const segments = await target.finish()
    const zip = disk(await readFile(target.partial))
    await writeFile(target.partial, zip)
    await readBack(target.partial, segments, () => undefined, new AbortController().signal)
    return { size: zip.byteLength }
  } finally {
    await target.close()
  }
}
