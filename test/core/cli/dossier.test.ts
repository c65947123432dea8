import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sha256 } from '../../../electron/core/hash.ts'
import { aFolder } from '../../helpers/folder.ts'
import { filesOfFolder, filesOfZip } from '../dossier/unpack.ts'
import { aFolderWithSamples, aFolderWithSignedTask, run, runJson } from './command.ts'

it('exports a dossier to a zip or into a folder, and says its hash', async () => {
  const { folder, taskId } = await aFolderWithSignedTask()
  const target = await aFolder()
  const out = join(target, '档案.zip')
  const zip = await runJson('dossier', taskId, '--out', out, '--data-dir', folder)
  expect(zip.code).toBe(0)
  const files = await filesOfZip(out)
  const manifestSha256 = sha256(files.get('manifest.json') ?? '')
  expect(zip.json).toMatchObject({ path: out, dossiers: 1, files: files.size, manifestSha256 })

  const all = await run('dossier', '--all', '--out', target, '--data-dir', folder)
  expect(all.stdout).toContain(`清单 SHA-256 ${manifestSha256}`)
  expect(all.stdout).toContain('已从目标盘读回核对')
  const [made = ''] = (await readdir(target)).filter((name) => name !== '档案.zip')
  expect((await filesOfFolder(join(target, made))).size).toBe(files.size)
})

it('says what to do where there is nothing to export, or no choice was made', async () => {
  const { folder, taskId } = await aFolderWithSamples()
  const out = join(folder, '..', 'nothing.zip')
  const say = async (...args: readonly string[]) => {
    const { code, stderr } = await run('dossier', ...args, '--out', out, '--data-dir', folder)
    expect(code).toBe(1)
    return stderr
  }
  expect(await say('--all')).toContain('没有已定稿的任务可以导出')
  expect(await say()).toContain('请给出任务，或使用 --all')
  expect(await say(taskId, '--all')).toContain('二选一')
  expect(await say(taskId)).toContain('还没有定稿')
})
