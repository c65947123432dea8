import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Workspace } from '../../../shared/domain/task/workspace.ts'
import { writeTaskPackage } from '../../../electron/core/exchange/write-task-package.ts'
import { aTaskPackage, someAttachments } from '../../fixtures/packages.ts'
import { samplesFolder } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'
import { aFolderWithSamples, anOpenFolder, run, runJson } from './command.ts'

const SAMPLE = join(samplesFolder, 'sample-pharma.taskpkg')
const LISTED = ['county', 'enterprise', 'id', 'project', 'revision', 'status']

describe('import and list', () => {
  it('bring in the samples; the list has six facts of each task and no more', async () => {
    const folder = await aFolder()
    const imported = await runJson('import', '--samples', '--data-dir', folder)
    expect(imported).toMatchObject({ code: 0, stderr: '', json: { refused: [] } })
    const listed = await runJson('list', '--data-dir', folder)
    expect(listed.code).toBe(0)
    const tasks = listed.json as readonly Readonly<Record<string, unknown>>[]
    expect(tasks).toHaveLength(3)
    for (const task of tasks) {
      expect(Object.keys(task).toSorted()).toEqual(LISTED)
      expect(task).toMatchObject({ status: 'new', revision: 1 })
    }
    const { imported: first } = imported.json as { readonly imported: typeof tasks }
    const byId = (list: typeof tasks) =>
      list.toSorted((a, b) => String(a['id']).localeCompare(String(b['id'])))
    expect(byId(tasks)).toEqual(byId(first))
  })

  it('take the good package beside a broken one, name the broken one and exit with 1', async () => {
    const folder = await aFolder()
    const broken = join(folder, '坏包.taskpkg')
    await writeFile(broken, 'PK 这不是压缩包')
    const first = await runJson('import', broken, SAMPLE, '--data-dir', folder)
    expect(first.code).toBe(1)
    expect(first.json).toMatchObject({
      imported: [{ status: 'new' }],
      refused: [
        { file: '坏包.taskpkg', message: expect.stringContaining('坏包.taskpkg') as string },
      ],
    })
    const again = await run('import', SAMPLE, '--data-dir', folder)
    expect(again.code).toBe(1)
    expect(again.stdout).toContain('已在本机')
  })

  it('say what is missing when no package is named', async () => {
    const { code, json } = await runJson('import', '--data-dir', await aFolder())
    expect(code).toBe(1)
    expect(json).toMatchObject({ error: { code: 'input-invalid' } })
  })
})

describe('show', () => {
  it('gives the whole task by its number, and its gaps', async () => {
    const { folder, task } = await aFolderWithSamples()
    const { code, json } = await runJson('show', task.number, '--data-dir', folder)
    expect(code).toBe(0)
    const shown = json as Workspace & { readonly gaps: readonly unknown[] }
    expect(shown.summary).toEqual(task)
    expect(shown.package.task.id).toBe(task.id)
    expect(shown.gaps.length).toBeGreaterThan(50)
    const lines = await run('show', task.id, '--data-dir', folder)
    expect(lines.stdout).toContain(`缺项 ${shown.gaps.length} 个`)
  })

  it('tells what keeps from freezing from what is only flagged', async () => {
    const { folder, task } = await aFolderWithSamples()
    expect((await run('play', task.id, '--data-dir', folder)).code).toBe(0)
    const { stdout } = await run('show', task.id, '--data-dir', folder)
    expect(stdout).toContain('没有缺项\n')
    expect(stdout).toMatch(/提醒 \d+ 个：\n {2}- /u)
  })

  it('finds no task by a beginning that several have, nor one that is not there', async () => {
    const { folder } = await aFolderWithSamples()
    for (const name of ['019aae10', '长数转验〔2026〕没有']) {
      const { code, json, stderr } = await runJson('show', name, '--data-dir', folder)
      expect(code).toBe(1)
      expect(json).toEqual({ error: { code: 'not-found', message: stderr.trim() } })
      expect(stderr).toContain(name)
    }
  })
})

describe('a data folder', () => {
  it('that is in use is refused in plain words, and stays as it is', async () => {
    const { folder, call } = await anOpenFolder()
    const { code, json, stderr } = await runJson('list', '--data-dir', folder)
    expect(code).toBe(1)
    expect(json).toEqual({ error: { code: 'data-folder-busy', message: stderr.trim() } })
    expect(await call('task.list', {})).toHaveLength(3)
  })

  it('that is begun by several commands at once ends with one key that opens it', async () => {
    const folder = await aFolder()
    const runs = await Promise.all([1, 2, 3].map(() => runJson('list', '--data-dir', folder)))
    for (const { code, json } of runs) {
      if (code !== 0) expect(json).toMatchObject({ error: { code: 'data-folder-busy' } })
    }
    expect(await runJson('list', '--data-dir', folder)).toMatchObject({ code: 0, json: [] })
  })
})

describe('play', () => {
  it('plays a sample to its last signature', async () => {
    const { folder, taskId, task } = await aFolderWithSamples()
    const { code, json } = await runJson('play', taskId, '--data-dir', folder)
    expect(code).toBe(0)
    expect(json).toEqual({
      id: taskId,
      enterprise: task.enterprise,
      status: 'awaiting-upload',
      revision: 1,
    })
  })

  it('refuses a task that is no sample and changes nothing of it', async () => {
    const { folder, core, call } = await anOpenFolder()
    const real = aTaskPackage(({ task }) => {
      task.isSample = false
      task.id = '019aae10-5b01-7a10-8c01-5a3e0000ffff'
    })
    const file = join(folder, '真实任务.taskpkg')
    await writeTaskPackage(file, real, someAttachments)
    await call('task.importPackages', { grants: [core.grant(file)] })
    core.close()
    const { code, json } = await runJson('play', real.task.id, '--data-dir', folder)
    expect(code).toBe(1)
    expect(json).toMatchObject({ error: { code: 'not-a-sample' } })
    const { json: after } = await runJson('show', real.task.id, '--data-dir', folder)
    expect(after).toMatchObject({ summary: { status: 'new' }, records: [], revisions: [] })
  })
})

describe('help', () => {
  it.each(['assess', 'import', 'list', 'show', 'pdf', 'play', 'sync', 'verify'])(
    'of %s is there and exits with 0',
    async (command) => {
      const { code, stdout, stderr } = await run(command, '--help')
      expect(code).toBe(0)
      expect(stderr).toBe('')
      expect(stdout).toContain(`acceptance ${command}`)
      expect(stdout).toContain('--json')
      expect(stdout).toMatch(/\p{Script=Han}{4}/u)
    },
  )

  it('is pointed to when a command or an argument is not known, with exit 1', async () => {
    for (const args of [['imprt'], ['show'], ['list', '--colour']]) {
      const { code, stdout, stderr } = await run(...args)
      expect(code).toBe(1)
      expect(stdout).toBe('')
      expect(stderr).toContain('--help')
    }
  })
})
