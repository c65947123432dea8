import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../electron/core/hash.ts'
import { aSignedTask, refusal } from '../../helpers/core.ts'

async function aPrint() {
  const test = await aSignedTask()
  const { call, taskId } = test
  const name = { taskId, documentId: 'opinion', revision: null }
  return { ...test, name, ...(await call('print.start', name)) }
}

describe('the print log', () => {
  it('has its line before the pages come out, then what became of them', async () => {
    const { call, taskId, name, printId, bytes } = await aPrint()
    const started = {
      id: printId,
      documentId: 'opinion',
      revision: 1,
      sha256: sha256(bytes),
      outcome: null,
    }
    expect(sha256(await call('document.pdf', name))).toBe(sha256(bytes))
    expect(await call('print.list', { taskId })).toMatchObject([started])
    await call('print.finish', { printId, outcome: 'printed' })
    expect(await call('print.list', { taskId })).toMatchObject([{ ...started, outcome: 'printed' }])
  })

  it('keeps the first outcome', async () => {
    const { call, taskId, printId } = await aPrint()
    await call('print.finish', { printId, outcome: 'failed' })
    expect(await refusal(call('print.finish', { printId, outcome: 'printed' }))).toMatchObject({
      code: 'not-found',
    })
    expect(await call('print.list', { taskId })).toMatchObject([{ outcome: 'failed' }])
  })

  it('has no line for a document that there is not', async () => {
    const { call, taskId } = await aSignedTask()
    const name = { taskId, documentId: 'nothing', revision: null }
    expect(await refusal(call('print.start', name))).toMatchObject({ code: 'not-found' })
    expect(await call('print.list', { taskId })).toEqual([])
  })
})
