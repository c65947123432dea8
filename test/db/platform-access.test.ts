import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { aFolder } from '../helpers/folder.ts'

const DEVICE = { secret: 's', registered: { name: '一号笔记本', institution: '测评中心' } }
const SESSION = { refreshToken: 'r', next: 'n', account: 'expert1', name: '张伟' }

/** A database of before, with these settings and the packages of these addresses. */
async function migrated(settings: object, packages: readonly string[] = []) {
  const folder = await aFolder()
  const raw = new Database(join(folder, 'a.sqlite'))
  const before = migrations.filter(({ version }) => version <= 9)
  migrate(raw, before, folder)
  const setting = raw.prepare('INSERT INTO setting (name, value) VALUES (?, ?)')
  for (const [name, value] of Object.entries({ deviceId: 'id', ...settings })) {
    setting.run(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  const task = raw.prepare(
    `INSERT INTO task (id, number, package, package_sha256, package_revision, is_sample, enterprise,
       project, county, trade, acting_expert_id, imported_at)
     VALUES (?, 'n', ?, '${'0'.repeat(64)}', 1, 0, 'e', 'p', 'c', 'x', 'a', ?)`,
  )
  packages.forEach((url, at) => task.run(String(at), JSON.stringify({ platform: { url } }), at))
  migrate(raw, migrations, folder)
  const all = (sql: string): unknown => raw.prepare(sql).all()
  return {
    devices: all('SELECT origin, device_id, secret, name, institution FROM platform_device'),
    sessions: all(
      'SELECT origin, refresh_token, next, account, name, left_at FROM platform_session',
    ),
    settings: all(`SELECT name FROM setting WHERE name LIKE 'sync%'`),
  }
}

it.each([
  [{ platformUrl: 'https://Platform.example:8443/path/' }, [], 'https://platform.example:8443'],
  [{ platformUrl: 'http://127.0.0.1:8080' }, ['https://other.example/'], 'http://127.0.0.1:8080'],
  [{}, ['https://old.example/', 'https://platform.example/smedt'], 'https://platform.example'],
])(
  'takes a known registration and session for those of the address in force',
  async (address, packages, origin) => {
    const known = { ...address, syncDevice: DEVICE, syncSession: SESSION }
    expect(await migrated(known, packages)).toEqual({
      devices: [
        { origin, device_id: 'id', secret: 's', name: '一号笔记本', institution: '测评中心' },
      ],
      sessions: [
        { origin, refresh_token: 'r', next: 'n', account: 'expert1', name: '张伟', left_at: null },
      ],
      settings: [],
    })
  },
)

it('has nothing to take over where nobody was registered, or there is no address', async () => {
  const nothing = { devices: [], sessions: [], settings: [] }
  expect(await migrated({ platformUrl: 'https://platform.example/' })).toEqual(nothing)
  expect(await migrated({ syncDevice: DEVICE, syncSession: SESSION })).toEqual(nothing)
})
