import { copyFile, open, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDataFolder } from '../../../electron/core/data-folder.ts'
import { keyFilePath, loadFileKey, sealedKeyPath } from '../../../electron/core/vault/file-key.ts'
import { findSetting, updateSetting } from '../../../db/queries/settings.ts'
import { errorText } from '../../../shared/error-text.ts'
import { refusal, testKey } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'

const otherKey = new Uint8Array(32).fill(8)
const DATABASE = 'acceptance.sqlite'

/** A closed data folder that holds one setting. */
async function aDataFolder(key: Uint8Array = testKey): Promise<string> {
  const folder = await aFolder()
  const db = await openDataFolder(folder, key)
  updateSetting(db, 'note', '第一次勘查')
  db.close()
  return folder
}

async function contentsOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder)).toSorted()
  const pairs = names.map(async (name) => {
    const bytes = await readFile(join(folder, name))
    return [name, bytes.toString('hex')] as const
  })
  return Object.fromEntries(await Promise.all(pairs))
}

async function noteIn(folder: string, key: Uint8Array): Promise<string | undefined> {
  const db = await openDataFolder(folder, key)
  const note = findSetting(db, 'note')
  db.close()
  return note
}

describe('the key file', () => {
  it('is made at the first use, for its owner alone, and stays', async () => {
    const folder = await aFolder()
    const key = await loadFileKey(folder)
    expect(key).toHaveLength(32)
    expect((await stat(keyFilePath(folder))).mode & 0o777).toBe(0o600)
    expect(await loadFileKey(folder)).toEqual(key)
    expect(await readdir(folder)).toEqual(['data.key'])
  })

  it('is another one in another folder', async () => {
    const [one, other] = [await aFolder(), await aFolder()]
    expect(await loadFileKey(one)).not.toEqual(await loadFileKey(other))
  })

  it('is one key for all who ask for the first time at once', async () => {
    const folder = await aFolder()
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadFileKey(folder)))
    const last = await loadFileKey(folder)
    for (const key of keys) expect(key).toEqual(last)
  })

  it.each([
    ['cut', '07'.repeat(31)],
    ['empty', ''],
    ['not hex', '这不是密钥'],
  ])('that is %s is called a wrong key and left as it is', async (_case, content) => {
    const folder = await aFolder()
    await writeFile(keyFilePath(folder), content)
    expect((await refusal(loadFileKey(folder))).code).toBe('wrong-key')
    expect(await readFile(keyFilePath(folder), 'utf8')).toBe(content)
  })

  it('is not made anew beside a database whose key is gone', async () => {
    const folder = await aDataFolder()
    const before = await contentsOf(folder)
    expect((await refusal(loadFileKey(folder))).code).toBe('wrong-key')
    expect(await contentsOf(folder)).toEqual(before)
  })

  it('is refused where the key is in the keychain, with what to do instead', async () => {
    const folder = await aFolder()
    await writeFile(sealedKeyPath(folder), 'sealed')
    const info = await refusal(loadFileKey(folder))
    expect(info.code).toBe('data-folder-unsupported')
    expect(errorText(info)).toMatch(/系统钥匙串.*--data-dir.*。$/u)
    expect(await readdir(folder)).toEqual(['data.key.sealed'])
  })
})

describe('a data folder', () => {
  it('opens with its key and holds what was saved', async () => {
    expect(await noteIn(await aDataFolder(), testKey)).toBe('第一次勘查')
  })

  it('refuses another key and changes no byte', async () => {
    const folder = await aDataFolder()
    const before = await contentsOf(folder)
    expect((await refusal(openDataFolder(folder, otherKey))).code).toBe('wrong-key')
    expect(await contentsOf(folder)).toEqual(before)
    expect(await noteIn(folder, testKey)).toBe('第一次勘查')
  })

  it('refuses another key by the database alone when the key check is gone', async () => {
    const folder = await aDataFolder()
    await rm(join(folder, 'key.check'))
    const before = await contentsOf(folder)
    expect((await refusal(openDataFolder(folder, otherKey))).code).toBe('wrong-key')
    expect(await contentsOf(folder)).toEqual(before)
    expect(await noteIn(folder, testKey)).toBe('第一次勘查')
  })

  it("refuses a key that does not fit another folder's key check", async () => {
    const [folder, other] = [await aDataFolder(), await aDataFolder(otherKey)]
    await copyFile(join(other, 'key.check'), join(folder, 'key.check'))
    expect((await refusal(openDataFolder(folder, testKey))).code).toBe('wrong-key')
  })

  it.each([
    ['empty', ''],
    ['full of NULs', '\0'.repeat(65)],
    ['cut', 'ab'],
  ])('opens with its key when the key check is %s, and mends the check', async (_case, content) => {
    const folder = await aDataFolder()
    const whole = await readFile(join(folder, 'key.check'), 'utf8')
    await writeFile(join(folder, 'key.check'), content)
    expect(await noteIn(folder, testKey)).toBe('第一次勘查')
    expect(await readFile(join(folder, 'key.check'), 'utf8')).toBe(whole)
  })

  it.each([
    ['its salt', 3],
    ['the first page', 40],
    ['the seal of the first page', 4090],
  ])('calls a database with a flipped bit in %s damaged, not a wrong key', async (_case, at) => {
    const folder = await aDataFolder()
    const file = await open(join(folder, DATABASE), 'r+')
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at)
    await file.write(Buffer.from([buffer.readUInt8(0) ^ 1]), 0, 1, at)
    await file.close()
    const before = await contentsOf(folder)
    expect((await refusal(openDataFolder(folder, testKey))).code).toBe('database-damaged')
    expect(await contentsOf(folder)).toEqual(before)
  })

  it('calls an emptied or missing database damaged instead of beginning a new one', async () => {
    const folder = await aDataFolder()
    await truncate(join(folder, DATABASE), 0)
    expect((await refusal(openDataFolder(folder, testKey))).code).toBe('database-damaged')
    expect((await stat(join(folder, DATABASE))).size).toBe(0)
    await rm(join(folder, DATABASE))
    expect((await refusal(openDataFolder(folder, testKey))).code).toBe('database-damaged')
    expect(await readdir(folder)).toEqual(['key.check'])
  })
})
