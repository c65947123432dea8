import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { verifyStatement } from '../../../electron/core/verify/verify-statement.ts'
import { signedStatementSchema } from '../../../shared/formats/signed-statement.ts'
import { aFolder } from '../../helpers/folder.ts'
import { filesOfFolder } from '../dossier/unpack.ts'
import { aReceivedTask, pageVerdict } from './kit.ts'

/** A dossier as a folder, with the path of its receipt. */
async function aDossierFolder() {
  const test = await aReceivedTask()
  const folder = await aFolder()
  const grant = test.core.grant(folder)
  const taskIds = [test.taskId]
  const { name } = await test.call('dossier.export', { taskIds, form: 'folder', grant })
  const root = join(folder, name)
  return { ...test, root, receiptFile: join(root, '数据/第1版/回执.json') }
}

it('a receipt in a dossier verifies with the pinned key, is unproven without it, and forged or misplaced is told', async () => {
  const { core, call, root, receiptFile } = await aDossierFolder()
  const verifyHere = (path: string) => call('verify.file', { grant: core.grant(path) })
  const genuine = await verifyHere(receiptFile)
  expect(genuine).toMatchObject({ kind: 'statement', statement: 'receipt', outcome: 'genuine' })
  const words = JSON.stringify(genuine)
  expect(words).toContain('都在旁边，逐字节一致')
  expect(words).toContain('就是它所针对的验收记录')
  const strange = await verifyStatement(receiptFile, await readFile(receiptFile), null)
  expect(strange?.outcome).toBe('unproven')

  const page = await pageVerdict(await filesOfFolder(root))
  expect(page.isGood).toBe(true)
  expect(page.statements).toMatchObject([{ path: '数据/第1版/回执.json', outcome: 'good' }])

  // Another file beside it than what the platform has received.
  const opinion = [...(await filesOfFolder(root)).keys()].find((path) => /^文书\/01-/u.test(path))
  await writeFile(join(root, opinion ?? '?'), 'not the opinion')
  expect(await verifyHere(receiptFile)).toMatchObject({ outcome: 'partial' })

  const text = await readFile(receiptFile, 'utf8')
  const kept = signedStatementSchema.parse(JSON.parse(text))
  const payload = kept.payload.replace('"revision":1', '"revision":2')
  await writeFile(receiptFile, JSON.stringify({ ...kept, payload }))
  expect(await verifyHere(receiptFile)).toMatchObject({ outcome: 'altered' })
  const forged = await pageVerdict(await filesOfFolder(root))
  expect(forged.isGood).toBe(false)
  expect(forged.statements).toMatchObject([{ outcome: 'bad' }])

  const alone = join(await aFolder(), '回执.json')
  await writeFile(alone, text)
  expect(await verifyHere(alone)).toMatchObject({ outcome: 'genuine' })
})
