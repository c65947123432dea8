import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Verification } from '../../../shared/domain/verification/verification.ts'
import { SAMPLE_PASSWORD } from '../../../shared/domain/seal/sample.ts'
import { aCore, aSignedTask, refusal, samplesFolder, type TestCore } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'

async function verifyBytes({ core, call }: TestCore, bytes: Uint8Array): Promise<Verification> {
  const path = join(await aFolder(), '意见.pdf')
  await writeFile(path, bytes)
  const file = await call('verify.file', { grant: core.grant(path) })
  if (file.kind !== 'opinion') throw new Error('it was taken for a task package')
  return file.verification
}

async function opinionOf({ call }: TestCore, taskId: string): Promise<Uint8Array> {
  return call('document.pdf', { taskId, documentId: 'opinion', revision: 1 })
}

/** Seals all places of the standing opinion with the sample certificates. */
async function sealEverywhere({ call }: TestCore, taskId: string): Promise<readonly Uint8Array[]> {
  const { places } = await call('seal.list', { taskId })
  const { revisions } = await call('task.get', { taskId })
  const snapshotSha256 = revisions.at(-1)?.snapshotSha256 ?? ''
  const states: Uint8Array[] = []
  for (const { field } of places) {
    await call('seal.sign', {
      taskId,
      field,
      snapshotSha256,
      password: SAMPLE_PASSWORD,
      acceptsWarnings: false,
    })
    states.push(await call('document.pdf', { taskId, documentId: 'opinion', revision: 1 }))
  }
  return states
}

describe('a signed opinion on this computer’s record', () => {
  it('is genuine, and on another computer unproven while nobody has sealed it', async () => {
    const test = await aSignedTask()
    const pdf = await opinionOf(test, test.taskId)
    expect(await verifyBytes(test, pdf)).toMatchObject({
      outcome: 'genuine',
      registeredAs: { taskId: test.taskId, revision: 1 },
    })
    expect(await verifyBytes(await aCore(), pdf)).toMatchObject({
      outcome: 'unproven',
      registeredAs: null,
    })
  })

  it('is told from one with a byte changed, and from one that was withdrawn', async () => {
    const test = await aSignedTask()
    const pdf = await opinionOf(test, test.taskId)
    const middle = Math.floor(pdf.length / 2)
    const changed = pdf.map((byte, i) => (i === middle ? byte ^ 1 : byte))
    expect(await verifyBytes(test, changed)).toMatchObject({
      outcome: 'altered',
      registeredAs: null,
    })

    await test.call('opinion.reopen', { taskId: test.taskId, reason: '更正一处笔误' })
    const withdrawn = await verifyBytes(test, pdf)
    expect(withdrawn.findings).toContainEqual(
      expect.objectContaining({ kind: 'withdrawn', level: 'note' }),
    )
  })
})

describe('a sealed sample opinion', () => {
  it('is genuine on any computer; an earlier state of it is told where it is on record', async () => {
    const test = await aSignedTask()
    const states = await sealEverywhere(test, test.taskId)
    const sealed = states.at(-1) ?? new Uint8Array()
    for (const place of [test, await aCore()]) {
      expect(await verifyBytes(place, sealed)).toMatchObject({
        outcome: 'genuine',
      })
    }
    const earlier = await verifyBytes(test, states[0] ?? sealed)
    expect(earlier.outcome).toBe('partial')
    expect(earlier.findings).toContainEqual(
      expect.objectContaining({ kind: 'record', level: 'missing' }),
    )
  })
})

describe('other files', () => {
  it('are task packages, foreign documents or refused in a sentence', async () => {
    const test = await aCore()
    const grant = test.core.grant(join(samplesFolder, 'sample-pharma.taskpkg'))
    expect(await test.call('verify.file', { grant })).toMatchObject({ kind: 'task-package' })
    const foreign = await verifyBytes(test, new TextEncoder().encode('%PDF-1.4\nhello'))
    expect(foreign).toMatchObject({ outcome: 'altered', document: null })
    const broken = join(await aFolder(), '坏.taskpkg')
    await writeFile(broken, 'PK\u0003\u0004 not a package')
    const refused = await refusal(test.call('verify.file', { grant: test.core.grant(broken) }))
    expect(refused.code).toBe('package-refused')
    const missing = test.core.grant(join(await aFolder(), '没有.pdf'))
    expect((await refusal(test.call('verify.file', { grant: missing }))).code).toBe(
      'file-unreadable',
    )
  })
})
