import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import { aFolder } from '../../helpers/folder.ts'
import { run, runJson } from './command.ts'

const ANSWERS = {
  indicatorSet: 'miit-2024',
  items: { F1: ['B', 'C'], F2: 'D' },
  scenarios: { S01: 2, S02: 1 },
}
/** By hand from the printed indicators: F1 2 points each for B and C, F2 4.5 for D. */
const REPORT = {
  points: {
    ...Object.fromEntries(miit2024.items.map(({ code }) => [code, 0])),
    F1: 4,
    F2: 4.5,
  },
  dimensions: { foundation: 8.5, management: 0, results: 0 },
  total: 8.5,
  scenarioCounts: [
    { level: 1, all: 2, binding: 1 },
    { level: 2, all: 1, binding: 1 },
    { level: 3, all: 0, binding: 0 },
    { level: 4, all: 0, binding: 0 },
  ],
  level: 0,
}

async function aFile(content: string): Promise<string> {
  const file = join(await aFolder(), '答案.json')
  await writeFile(file, content)
  return file
}

it('gives points, dimensions, total, scenario counts and level, and nothing else', async () => {
  const { code, json, stderr } = await runJson('assess', await aFile(JSON.stringify(ANSWERS)))
  expect(json).toEqual(REPORT)
  expect(code).toBe(0)
  expect(stderr).toBe('')
})

it('reads a file with a byte order mark, and says the same in Chinese lines', async () => {
  const { code, stdout } = await run('assess', await aFile(`\uFEFF${JSON.stringify(ANSWERS)}`))
  expect(code).toBe(0)
  expect(stdout).toContain('F1\t4\n')
  expect(stdout).toContain('总分 8.5\n')
  expect(stdout).toMatch(/等级 无等级\n$/u)
})

it('names every answer that it refuses and exits with 1', async () => {
  const wrong = { ...ANSWERS, items: { F1: ['B', 'Z'], F99: 'A' }, scenarios: { S01: 5 } }
  const { code, json, stderr } = await runJson('assess', await aFile(JSON.stringify(wrong)))
  expect(code).toBe(1)
  expect(json).toEqual({ error: { code: 'input-invalid', message: stderr.trim() } })
  for (const name of ['F1', 'F99', 'S01']) expect(stderr).toContain(name)
})

it.each([
  ['is not JSON', () => aFile('{ "items": '), '不是 JSON'],
  ['is empty', () => aFile(''), '不是 JSON'],
  ['is not there', async () => join(await aFolder(), '没有.json'), '文件不存在'],
  ['is a folder', () => aFolder(), '文件不存在或没有权限'],
])('says so when the file %s, and exits with 1', async (_case, file, reason) => {
  const path = await file()
  const { code, json, stderr } = await runJson('assess', path)
  expect(code).toBe(1)
  expect(json).toMatchObject({ error: { code: 'file-unreadable' } })
  expect(stderr).toContain(reason)
  expect(stderr).toContain(path)
})
