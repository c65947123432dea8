import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RARE_PACK_FILES } from '../../../shared/domain/documents/rare-characters.ts'
import { aTaskPackage, packageEntries } from '../../fixtures/packages.ts'
import { rawZip } from '../../fixtures/raw-zip.ts'
import { aCore, refusal } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'
import { rareFonts } from '../../helpers/rare-fonts.ts'

/** A task package whose project leader has a name that only the pack can print. */
async function aRarePackage(): Promise<string> {
  const pkg = aTaskPackage((draft) => Object.assign(draft.application, { projectLeader: '𠮷田茂' }))
  const path = join(await aFolder(), '生僻字.taskpkg')
  await writeFile(path, rawZip(packageEntries(pkg)))
  return path
}

describe('a name that cannot be printed', () => {
  it('is told when the task comes in and when it is opened, and blocks nothing', async () => {
    const { call, core } = await aCore()
    const grant = core.grant(await aRarePackage())
    const { imported, refused, notes } = await call('task.importPackages', { grants: [grant] })
    expect(refused).toEqual([])
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatch(/项目负责人：“𠮷”（U\+20BB7）不在文书字库中.*安装生僻字字库/)
    const [task] = imported
    const sentences = await call('document.unprintable', { taskId: task?.id ?? '' })
    expect(sentences.map((sentence) => `任务“${task?.number}”：${sentence}`)).toEqual(notes)
  })

  it('is not told of tasks that can be printed', async () => {
    const { call } = await aCore()
    expect((await call('task.importSamples', {})).notes).toEqual([])
  })
})

describe('the rare-character pack', () => {
  it('is not taken from other files, and then nothing is left behind', async () => {
    const { call, core, folder } = await aCore()
    const fake = join(await aFolder(), 'HanaMinA.ttf')
    await writeFile(fake, 'no font')
    const info = await refusal(call('app.installRarePack', { grants: [core.grant(fake)] }))
    if (info.code !== 'input-invalid') throw new Error(info.code)
    expect(info.problems[0]?.message).toContain('没有HanaMinA.ttf和HanaMinB.ttf')
    expect(await readdir(folder)).not.toContain('rare-fonts')
    expect((await call('app.state', {})).hasRarePack).toBe(false)
  })

  it.skipIf(rareFonts === undefined)(
    'prints the name from then on, also after a restart',
    async () => {
      const first = await aCore()
      const packageGrant = first.core.grant(await aRarePackage())
      const { imported } = await first.call('task.importPackages', { grants: [packageGrant] })
      const taskId = imported[0]?.id ?? ''
      const grants = RARE_PACK_FILES.map(({ name }) =>
        first.core.grant(join(rareFonts ?? '', name)),
      )
      expect(await first.call('app.installRarePack', { grants })).toMatchObject({
        hasRarePack: true,
      })
      expect(await first.call('document.unprintable', { taskId })).toEqual([])
      first.core.close()
      const second = await aCore({ dataFolder: first.folder })
      expect(await second.call('document.unprintable', { taskId })).toEqual([])
      expect((await second.call('app.state', {})).hasRarePack).toBe(true)
    },
  )
})
