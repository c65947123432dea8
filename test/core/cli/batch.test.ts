import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadFileKey } from '../../../electron/core/vault/file-key.ts'
import { aSignedTask } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'
import { run } from './command.ts'

it('exports what waits, tells a whole batch from a cut one, and carries it from another folder', async () => {
  const folder = await aFolder()
  const dataFolder = join(folder, 'data')
  const signed = await aSignedTask({ dataFolder, key: await loadFileKey(dataFolder) })
  signed.core.close()
  const password = join(folder, 'password.txt')
  await writeFile(password, '车间验收-2026\n')
  const out = join(folder, '上报.uploadbatch')
  const secret = ['--password-file', password, '--json'] as const

  const made = await run('batch', 'export', '--data-dir', dataFolder, '--out', out, ...secret)
  expect(JSON.parse(made.stdout)).toMatchObject({ opinions: 1 })
  const whole = await run('batch', 'verify', out, ...secret)
  expect(JSON.parse(whole.stdout)).toMatchObject({ valid: true, items: [{ revision: 1 }] })
  const carrier = ['--data-dir', join(folder, 'other')] as const
  const taken = await run('batch', 'import', out, ...carrier, ...secret)
  expect(JSON.parse(taken.stdout)).toEqual({ carried: 1, known: 0, own: 0 })

  await truncate(out, (await readFile(out)).length - 1)
  const cut = await run('batch', 'verify', out, '--password-file', password)
  expect(cut.code).toBe(1)
  expect(cut.stderr).toContain('不完整或已损坏')
}, 60_000)
