import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../electron/core/hash.ts'
import { samplesFolder } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'
import { aFolderWithSamples, aFolderWithSignedTask, runJson } from './command.ts'

const SAMPLE = join(samplesFolder, 'sample-pharma.taskpkg')

async function withOneByteFlipped(file: string, at: number): Promise<string> {
  const bytes = await readFile(file)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  const changed = `${file}.changed`
  await writeFile(changed, bytes)
  return changed
}

describe('pdf', () => {
  it('writes a draft while the opinion is not frozen, and says where it can not', async () => {
    const { folder, taskId } = await aFolderWithSamples()
    const out = join(folder, '意见.pdf')
    const { code, json } = await runJson('pdf', taskId, '--out', out, '--data-dir', folder)
    const bytes = await readFile(out)
    expect(code).toBe(0)
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(json).toEqual({
      file: out,
      sha256: sha256(bytes),
      sizeBytes: bytes.byteLength,
      state: 'draft',
    })
    const nowhere = join(folder, '没有', '意见.pdf')
    const failed = await runJson('pdf', taskId, '--out', nowhere, '--data-dir', folder)
    expect(failed.code).toBe(1)
    expect(failed.json).toMatchObject({ error: { code: 'file-unreadable' } })
    expect(failed.stderr).toContain(nowhere)
  })

  it('writes any document of the task by its id, and says so when there is none of that id', async () => {
    const { folder, taskId } = await aFolderWithSignedTask()
    const out = join(folder, '访谈.pdf')
    const pdf = (id: string) =>
      runJson('pdf', taskId, '--document', id, '--out', out, '--data-dir', folder)
    expect((await pdf('interviews')).json).toMatchObject({ file: out, state: 'signed' })
    expect((await readFile(out)).subarray(0, 5).toString()).toBe('%PDF-')
    const unknown = await pdf('访谈')
    expect(unknown.code).toBe(1)
    expect(unknown.json).toMatchObject({ error: { code: 'not-found' } })
    expect(unknown.stderr).toContain('文书')
  })

  it('writes the signed document, which verifies, and not with one byte changed', async () => {
    const { folder, taskId } = await aFolderWithSignedTask()
    const out = join(folder, '意见.pdf')
    const written = await runJson('pdf', taskId, '--out', out, '--data-dir', folder)
    expect(written.json).toMatchObject({ state: 'signed' })

    const genuine = await runJson('verify', out, '--data-dir', folder)
    expect(genuine.code).toBe(0)
    expect(genuine.json).toMatchObject({
      kind: 'opinion',
      valid: true,
      task: taskId,
      revision: 1,
      sha256: sha256(await readFile(out)),
      signatures: [{ role: '组长' }, { role: '组员' }, { role: '组员' }],
    })

    const { byteLength } = await readFile(out)
    const changed = await withOneByteFlipped(out, Math.floor(byteLength / 2))
    const forged = await runJson('verify', changed, '--data-dir', folder)
    expect(forged.code).toBe(1)
    expect(forged.json).toMatchObject({ valid: false, task: null, signatures: [] })
  })
})

describe('verify', () => {
  it('takes a whole task package and refuses a changed one', async () => {
    const folder = await aFolder()
    const whole = await runJson('verify', SAMPLE, '--data-dir', folder)
    expect(whole.code).toBe(0)
    expect(whole.json).toMatchObject({
      kind: 'task-package',
      valid: true,
      sha256: sha256(await readFile(SAMPLE)),
    })
    const copy = join(folder, '包.taskpkg')
    await writeFile(copy, await readFile(SAMPLE))
    const changed = await runJson('verify', await withOneByteFlipped(copy, 2000))
    expect(changed.code).toBe(1)
    expect(changed.json).toMatchObject({ error: { code: 'package-refused' } })
  })

  it('needs no data folder and begins none, but then can not say where a document comes from', async () => {
    const { folder, taskId } = await aFolderWithSignedTask()
    const out = join(folder, '意见.pdf')
    await runJson('pdf', taskId, '--out', out, '--data-dir', folder)
    const nowhere = join(await aFolder(), '没有')
    const { code, json } = await runJson('verify', out, '--data-dir', nowhere)
    expect(code).toBe(1)
    expect(json).toMatchObject({ valid: false, outcome: 'unproven', task: null, seals: [] })
    expect(existsSync(nowhere)).toBe(false)
  })

  it('says so when there is no such file', async () => {
    const { code, json } = await runJson('verify', join(await aFolder(), '没有.pdf'))
    expect(code).toBe(1)
    expect(json).toMatchObject({ error: { code: 'file-unreadable' } })
  })
})
