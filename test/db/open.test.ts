import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { insertTask } from '../../db/queries/tasks.ts'
import { findSetting, updateSetting } from '../../db/queries/settings.ts'
import { AppError } from '../../shared/errors.ts'
import { testKey } from '../helpers/core.ts'
import { aFolder } from '../helpers/folder.ts'

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError) return error.info.code
    throw error
  }
  return 'ok'
}

describe('the database of a data folder', () => {
  it('keeps what was committed, over a close and an open', async () => {
    const folder = await aFolder()
    const first = openDatabase({ folder, key: testKey })
    updateSetting(first, 'platformUrl', 'http://127.0.0.1:1')
    first.close()
    const second = openDatabase({ folder, key: testKey })
    expect(findSetting(second, 'platformUrl')).toBe('http://127.0.0.1:1')
    second.close()
  })

  it('holds no plain text on disk, neither in the database nor in its log', async () => {
    const folder = await aFolder()
    const db = openDatabase({ folder, key: testKey })
    updateSetting(db, 'note', 'A-VERY-PLAIN-SECRET')
    for (const name of ['acceptance.sqlite', 'acceptance.sqlite-wal']) {
      const bytes = await readFile(join(folder, name))
      expect(bytes.includes('A-VERY-PLAIN-SECRET')).toBe(false)
      expect(bytes.includes('SQLite format 3')).toBe(false)
    }
    db.close()
  })

  it('runs with WAL, FULL, foreign keys and room for what is read again and again', async () => {
    const folder = await aFolder()
    const db = openDatabase({ folder, key: testKey })
    const pragma = (name: string) =>
      Object.values<unknown>(db.orm.get<Record<string, unknown>>(`PRAGMA ${name}`))
    expect(pragma('journal_mode')).toEqual(['wal'])
    expect(pragma('synchronous')).toEqual([2])
    expect(pragma('foreign_keys')).toEqual([1])
    expect(pragma('cache_size')).toEqual([-32_000])
    db.close()
  })

  it('refuses a second user of the same folder and leaves the first alone', async () => {
    const folder = await aFolder()
    const first = openDatabase({ folder, key: testKey })
    expect(codeOf(() => openDatabase({ folder, key: testKey }))).toBe('data-folder-busy')
    updateSetting(first, 'still', 'works')
    expect(findSetting(first, 'still')).toBe('works')
    first.close()
  })

  it('calls a wrong key a wrong key and changes no byte', async () => {
    const folder = await aFolder()
    openDatabase({ folder, key: testKey }).close()
    const path = join(folder, 'acceptance.sqlite')
    const before = await readFile(path)
    expect(codeOf(() => openDatabase({ folder, key: new Uint8Array(32).fill(8) }))).toBe(
      'wrong-key',
    )
    expect((await readFile(path)).equals(before)).toBe(true)
  })

  it('refuses a database from a newer program untouched', async () => {
    const folder = await aFolder()
    const raw = new Database(join(folder, 'plain.sqlite'))
    raw.pragma('user_version = 999')
    expect(codeOf(() => migrate(raw, [{ version: 1, name: 'x', sql: '' }], folder))).toBe(
      'database-newer',
    )
    raw.close()
  })
})

describe('a migration', () => {
  const create = {
    version: 1,
    name: 'create',
    sql: 'CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE) STRICT',
  }
  const rebuild = {
    version: 2,
    name: 'rebuild',
    sql: "CREATE TABLE parent2 (id INTEGER PRIMARY KEY, note TEXT NOT NULL DEFAULT '') STRICT; INSERT INTO parent2 (id) SELECT id FROM parent; DROP TABLE parent; ALTER TABLE parent2 RENAME TO parent",
  }
  const filled = (raw: Database.Database) => {
    raw.exec(
      'INSERT INTO parent (id) VALUES (1), (2); INSERT INTO child (parent_id) VALUES (1), (1), (2)',
    )
  }

  it('keeps the children of a rebuilt table and copies the database first', async () => {
    const folder = await aFolder()
    const raw = new Database(join(folder, 'a.sqlite'))
    raw.pragma('foreign_keys = ON')
    migrate(raw, [create], folder)
    filled(raw)
    migrate(raw, [create, rebuild], folder)
    expect(raw.prepare('SELECT count(*) FROM child').pluck().get()).toBe(3)
    expect(raw.pragma('user_version', { simple: true })).toBe(2)
    const copy = new Database(join(folder, 'before-migration-from-1.sqlite'), { readonly: true })
    expect(copy.prepare('SELECT count(*) FROM child').pluck().get()).toBe(3)
    copy.close()
    raw.close()
  })

  it('is undone as a whole when it breaks a foreign key', async () => {
    const folder = await aFolder()
    const raw = new Database(join(folder, 'a.sqlite'))
    migrate(raw, [create], folder)
    filled(raw)
    const broken = { version: 2, name: 'broken', sql: 'DELETE FROM parent WHERE id = 1' }
    expect(() => migrate(raw, [create, broken], folder)).toThrow(/foreign key/)
    expect(raw.prepare('SELECT count(*) FROM parent').pluck().get()).toBe(2)
    expect(raw.pragma('user_version', { simple: true })).toBe(1)
    raw.close()
  })
})

describe('constraints', () => {
  it('refuse a task without its package, whatever the code above does', async () => {
    const folder = await aFolder()
    const db = openDatabase({ folder, key: testKey })
    const row = { id: 'x', package: 'not json' } as unknown as Parameters<typeof insertTask>[1]
    expect(() => insertTask(db, row)).toThrow(/NOT NULL|malformed/)
    db.close()
  })

  it('let nobody change the journal', async () => {
    const folder = await aFolder()
    const path = join(folder, 'plain.sqlite')
    await writeFile(path, '')
    const { sql } = await import('../../db/migrations/0001-first.ts')
    const raw = new Database(path)
    raw.exec(sql)
    raw.exec(
      `INSERT INTO task VALUES ('t','n','{}','${'0'.repeat(64)}',1,1,'e','p','c','x',NULL,'a',1,'now');
       INSERT INTO record VALUES ('r','t','material','M01','{}','a','d',1,'now',NULL,NULL);
       INSERT INTO journal VALUES (1,'t','r','status','null','"present"','a','d','now',NULL)`,
    )
    expect(() => raw.exec('UPDATE journal SET author = 1')).toThrow(/append-only/)
    expect(() => raw.exec('DELETE FROM journal')).toThrow(/append-only/)
    raw.close()
  })
})
