import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sha256 } from '../../../../electron/core/hash.ts'
import { aCore } from '../../../helpers/core.ts'
import { pdfAProblems } from '../pdf-a.ts'
import type { Picture } from '../pdf-tools.ts'
import { drawElsewhere, drawPages, MOST_DIFFERENT, pageDifference } from './compare.ts'
import {
  formsInSpecial,
  passingDocuments,
  rectifyDocuments,
  type GoldenDocument,
} from './golden-documents.ts'
import { isTakenAnew, recordedHashes, recordedPage, recordHashes, recordPage } from './record.ts'

const ids = vi.hoisted(() => ({ count: 0 }))
/** Samples are played with the same ids each time: they stand in the snapshot, and so in its hash. */
const nextId = () => `019aae10-0000-7000-8000-${(++ids.count).toString(16).padStart(12, '0')}`
vi.mock('uuid', () => ({ v7: () => nextId() }))

const PLAYING_MS = 300_000

/** The same calendar date from Hawaii to New Zealand, so that the machine's time zone plays no part. */
const PLAYED_AT = new Date('2026-11-23T10:30:00Z')

beforeEach(() => {
  ids.count = 0
  vi.useFakeTimers({ toFake: ['Date'], now: PLAYED_AT })
})
afterEach(() => vi.useRealTimers())

describe('the documents on record', () => {
  it.each([
    ['passing', async () => passingDocuments(await aCore())],
    ['rectify', async () => rectifyDocuments(await aCore())],
    ['forms', formsInSpecial],
  ] as const)(
    'are made again byte by byte, look the same and are archive grade: %s',
    async (group, make) => {
      const documents = await make()
      const hashes = Object.fromEntries(documents.map(({ name, bytes }) => [name, sha256(bytes)]))
      if (isTakenAnew) await recordHashes(group, hashes)
      expect(await lookDifferent(documents)).toEqual([])
      expect(hashes).toEqual(await recordedHashes(group))
      for (const { name, bytes } of documents)
        expect([name, ...pdfAProblems(bytes)]).toEqual([name])
    },
    PLAYING_MS,
  )
})

describe('the comparison of pages', () => {
  it('passes what another engine draws', async () => {
    for (const { bytes } of await formsInSpecial()) {
      const [[one], [other]] = [drawPages(bytes, 1), drawElsewhere(bytes)]
      if (!one || !other) throw new Error('there is a first page')
      expect(pageDifference(one, other)).toBeLessThan(MOST_DIFFERENT)
    }
  })

  it('sees a page that moved by two points, and a rule or a line of text that is missing', async () => {
    const [document] = await formsInSpecial()
    const [page] = document ? drawPages(document.bytes, 1) : []
    if (!page) throw new Error('there is a first page')
    expect(pageDifference(page, page)).toBe(0)
    // A dot is 1.6 points.
    expect(pageDifference(page, moved(page, 1, 0))).toBeGreaterThan(MOST_DIFFERENT)
    expect(pageDifference(page, moved(page, 0, 1))).toBeGreaterThan(MOST_DIFFERENT)
    expect(pageDifference(page, blanked(page, thinRule(page) - 1, 3))).toBeGreaterThan(
      MOST_DIFFERENT,
    )
    const inText = Math.round(page.height * 0.35)
    expect(pageDifference(page, blanked(page, inText, 9))).toBeGreaterThan(MOST_DIFFERENT)
  })
})

/** The names of pages that differ from those on record. */
async function lookDifferent(documents: readonly GoldenDocument[]): Promise<readonly string[]> {
  const different: string[] = []
  for (const { name, bytes, pages } of documents) {
    if (pages === 0) continue
    for (const [index, page] of drawPages(bytes, pages).entries()) {
      const picture = `${name}-${index + 1}`
      if (isTakenAnew) await recordPage(picture, page)
      const difference = pageDifference(page, await recordedPage(picture))
      if (difference > MOST_DIFFERENT) different.push(`${picture}: ${difference}`)
    }
  }
  return different
}

function moved(page: Picture, right: number, down: number): Picture {
  return redrawn(page, (x, y) => dot(page, x - right, y - down))
}

function blanked(page: Picture, top: number, rows: number): Picture {
  return redrawn(page, (x, y) => (y >= top && y < top + rows ? 255 : dot(page, x, y)))
}

/** The row of dots with the thinnest rule over the width of the form. */
function thinRule(page: Picture): number {
  const columns = Array.from({ length: Math.round(page.width * 0.6) }, (_, i) => i + 75)
  const rows = Array.from({ length: page.height }, (_, y) => columns.map((x) => dot(page, x, y)))
  const rules = rows.flatMap((row, y) =>
    row.every((gray) => gray < 220) ? [{ y, gray: row.reduce((sum, one) => sum + one, 0) }] : [],
  )
  const [thinnest] = rules.toSorted((a, b) => b.gray - a.gray)
  if (!thinnest) throw new Error('the form has rules')
  return thinnest.y
}

function dot({ width, height, gray }: Picture, x: number, y: number): number {
  const isOnPage = x >= 0 && x < width && y >= 0 && y < height
  return isOnPage ? (gray[y * width + x] ?? 255) : 255
}

function redrawn({ width, height }: Picture, draw: (x: number, y: number) => number): Picture {
  const gray = Uint8Array.from({ length: width * height }, (_, i) =>
    draw(i % width, Math.floor(i / width)),
  )
  return { width, height, gray }
}
