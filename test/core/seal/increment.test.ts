import { beforeAll, describe, expect, it } from 'vitest'
import { renderAnnex5 } from '../../../electron/core/documents/annex5.ts'
import { sealIncrement } from '../../../electron/core/seal/increment.ts'
import { sealFields } from '../../../shared/domain/seal/fields.ts'
import {
  aCertificate,
  anAdapter,
  anAuthority,
  aSealedOpinion,
  sealed,
} from '../../helpers/seals.ts'
import type { Identity } from '../../platform/ca/authority.ts'
import { anAnnex5, FONTS, someSigners } from '../documents/annex5-builders.ts'
import { runPdfTool } from '../documents/pdf-tools.ts'

const opinionOf = (signers: number) => anAnnex5({ members: someSigners(signers - 1) })

let authority: Identity
beforeAll(async () => {
  authority = await anAuthority()
})

/** What Poppler and MuPDF say of the seals: how many are valid, and whether the last covers the file. */
function verdict(file: Uint8Array) {
  const poppler = runPdfTool(file, 'pdfsig', ['-nocert', '@']).toString()
  const mupdf = runPdfTool(file, 'mutool', ['sign', '-v', '@']).toString()
  return {
    poppler: poppler.match(/Signature is Valid/g)?.length ?? 0,
    covered: poppler.match(/ {2}- Total document signed/g)?.length ?? 0,
    mupdf: mupdf.match(/signature is valid|unchanged since signing/g)?.length ?? 0,
    unchanged: mupdf.match(/unchanged since signing/g)?.length ?? 0,
  }
}

describe('seals as increments', () => {
  it.each([
    ['one signer and the institution', 1, [0, 1]],
    ['three signers, the institution last', 3, [0, 1, 2, 3]],
    ['three signers, the institution first and the leader last', 3, [3, 2, 1, 0]],
    ['fifteen signers and the institution in a mixed order', 15, mixed(16)],
  ] as const)('are valid to two other programs: %s', async (_name, signers, order) => {
    const file = await aSealedOpinion(opinionOf(signers), authority, order)
    const all = signers + 1
    expect(verdict(file)).toEqual({ poppler: all, covered: 1, mupdf: all, unchanged: 1 })
    expect(runPdfTool(file, 'qpdf', ['--check', '@']).toString()).toContain('No syntax')
  })

  it('leave every byte before them as it was, so that the earlier seals stay valid', async () => {
    const content = opinionOf(3)
    const base = await renderAnnex5(content, FONTS)
    const one = await aSealedOpinion(content, authority, [2])
    expect(Buffer.from(one).subarray(0, base.length).equals(base)).toBe(true)
    const adapter = await anAdapter(await aCertificate('王建国', authority))
    const two = await sealed(one, 'signer-1', adapter)
    expect(Buffer.from(two).subarray(0, one.length).equals(one)).toBe(true)
    expect(verdict(one).unchanged).toBe(1)
  })

  it('certify the document with the first seal and never again', async () => {
    const file = await aSealedOpinion(opinionOf(3), authority, [1, 0, 3])
    const text = Buffer.from(file).toString('latin1')
    expect(text.match(/\/TransformMethod \/DocMDP/g)).toHaveLength(1)
    expect(text.match(/\/Perms/g)).toHaveLength(1)
    expect(text.indexOf('/DocMDP')).toBeLessThan(
      text.indexOf('/SubFilter', text.indexOf('/DocMDP') + 1),
    )
  })

  it.each([0, 10, 1500])('get more room where %i bytes do not do', async (contentsBytes) => {
    const adapter = await anAdapter(await aCertificate('王建国', authority, { key: 'rsa-4096' }))
    const base = await renderAnnex5(opinionOf(1), FONTS)
    const file = await sealed(base, 'signer-1', adapter, { contentsBytes })
    expect(verdict(file)).toEqual({ poppler: 1, covered: 1, mupdf: 1, unchanged: 1 })
  })

  it('ask for the key once when the room was measured', async () => {
    const adapter = await anAdapter(await aCertificate('王建国', authority, { key: 'p-384' }))
    let asked = 0
    const counting = {
      ...adapter,
      sign: (bytes: Uint8Array) => {
        asked += 1
        return adapter.sign(bytes)
      },
    }
    await sealed(await renderAnnex5(opinionOf(1), FONTS), 'signer-1', counting)
    expect(asked).toBe(1)
  })

  it('are the same bytes for the same file, request and CMS', async () => {
    const base = await renderAnnex5(opinionOf(2), FONTS)
    const request = {
      fieldName: 'signer-2',
      signerName: '张敏（𠮷）',
      reason: '本机时间（未校时）',
      at: new Date('2026-11-23T08:00:00Z'),
      contentsBytes: 100,
    }
    const cms = () => Promise.resolve(new Uint8Array([1, 2, 3]))
    expect(await sealIncrement(base, request, cms)).toEqual(await sealIncrement(base, request, cms))
  })

  it('fill a field once, and only a field that is there', async () => {
    const file = await aSealedOpinion(opinionOf(1), authority, [0])
    const adapter = await anAdapter(await aCertificate('王建国', authority, { key: 'p-256' }))
    await expect(sealed(file, 'signer-1', adapter)).rejects.toThrow('sealed already')
    await expect(sealed(file, 'signer-2', adapter)).rejects.toThrow('no field')
  })

  it('have a field for each signer and one for the institution, empty from the start', async () => {
    const content = opinionOf(15)
    const text = runPdfTool(await renderAnnex5(content, FONTS), 'pdfsig', ['@']).toString()
    const names = Array.from(text.matchAll(/Field Name: (.*)/g), ([, name]) => name)
    expect(names).toEqual(sealFields(content).map(({ name }) => name))
    expect(text.match(/is not signed/g)).toHaveLength(16)
  })

  it('are not offered in a draft', async () => {
    const draft = await renderAnnex5(anAnnex5({ isDraft: true }), FONTS)
    expect(Buffer.from(draft).toString('latin1')).not.toContain('/AcroForm')
  })

  it('are refused by a key that answers nonsense, before anything is written', async () => {
    const adapter = await anAdapter(await aCertificate('王建国', authority, { key: 'p-256' }))
    const wrong = { ...adapter, sign: () => Promise.resolve(new Uint8Array(70)) }
    const base = await renderAnnex5(opinionOf(1), FONTS)
    await expect(sealed(base, 'signer-1', wrong)).rejects.toThrow('does not verify')
  })
})

/** Every number below `count` once, in an order that is neither up nor down. */
function mixed(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => (index * 7 + 3) % count)
}
