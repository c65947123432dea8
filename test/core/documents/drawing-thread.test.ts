import { setImmediate } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { renderAnnex5 } from '../../../electron/core/documents/annex5.ts'
import type { Drawing } from '../../../electron/core/documents/draw-worker.ts'
import {
  createDrawingThread,
  type DrawingThread,
} from '../../../electron/core/documents/drawing-thread.ts'
import { renderOfficial } from '../../../electron/core/documents/flow/render.ts'
import type { OfficialDocument } from '../../../shared/domain/documents/blocks.ts'
import { refusal } from '../../helpers/core.ts'
import { aLongOpinion, anAnnex5, FONTS } from './annex5-builders.ts'
import { aDocument, heading, noPictures, paragraph } from './flow/builders.ts'
import { aPhoto } from './flow/photos.ts'
import { runPdfTool } from './pdf-tools.ts'

function aThread(): DrawingThread {
  const thread = createDrawingThread()
  onTestFinished(thread.close)
  return thread
}

const official = (document: OfficialDocument): Drawing => ({
  kind: 'official',
  fonts: FONTS,
  document,
})
const aShort = official(aDocument([paragraph('短')]))
const aLong = official(aDocument([heading('长'), ...aLongOpinion(40_000).map(paragraph)]))

describe('the drawing thread', () => {
  it('gives the bytes that drawing gives, of both kinds of documents', async () => {
    const thread = aThread()
    const jpeg = await aPhoto(800, 600)
    const content = anAnnex5()
    const data = new TextEncoder().encode('{"a":1}')
    const photo = { sha256: '0'.repeat(64), mediaType: 'image/jpeg', caption: '设备' }
    const document = aDocument([{ kind: 'photos', photos: [photo] }])
    const pictures = () => Promise.resolve(jpeg)
    const drawn = await Promise.all([
      thread.draw(official(document), pictures),
      thread.draw({ kind: 'annex5', fonts: FONTS, content, data }),
    ])
    const here = await Promise.all([
      renderOfficial(document, FONTS, pictures),
      renderAnnex5(content, FONTS, data),
    ])
    expect(drawn.map((bytes, i) => Buffer.compare(bytes, here[i] ?? Buffer.alloc(0)))).toEqual([
      0, 0,
    ])
  })

  it('says that a picture cannot be shown where there is none', async () => {
    const photo = { sha256: '0'.repeat(64), mediaType: 'image/jpeg', caption: '设备' }
    const document = aDocument([{ kind: 'photos', photos: [photo] }])
    const bytes = await aThread().draw(official(document), noPictures)
    expect(runPdfTool(bytes, 'pdftotext', ['@', '-']).toString()).toContain('图片无法显示')
  })

  it('passes on a refusal with its places, and draws the next', async () => {
    const thread = aThread()
    const refused = thread.draw(official(aDocument([heading('第一章'), paragraph('\u{e000}')])))
    const info = await refusal(refused)
    expect(info.code).toBe('missing-glyphs')
    expect(JSON.stringify(info)).toContain('U+E000')
    expect((await thread.draw(aShort)).length).toBeGreaterThan(1000)
  })

  it('leaves the time of this thread to others', async () => {
    const thread = aThread()
    await thread.draw(aShort)
    const before = { all: process.cpuUsage(), here: process.threadCpuUsage() }
    await thread.draw(aLong)
    const all = process.cpuUsage(before.all).user
    const here = process.threadCpuUsage(before.here).user
    expect(all).toBeGreaterThan(50_000)
    expect(here / all).toBeLessThan(0.25)
  })

  it('fails what it draws when it is closed, and draws no more', async () => {
    const thread = aThread()
    await thread.draw(aShort)
    const drawing = thread.draw(aLong)
    await setImmediate()
    thread.close()
    await expect(drawing).rejects.toThrow('has ended')
    await expect(thread.draw(aShort)).rejects.toThrow('closed')
  })
})
