import { renderAnnex5 } from '../../electron/core/documents/annex5.ts'
import type { Annex5Content } from '../../shared/domain/opinion/annex5-content.ts'
import { anAnnex5, FONTS, OPINION } from '../core/documents/annex5-builders.ts'
import { growthOf } from '../helpers/memory.ts'
import { summarize, takePairs } from './pairs.ts'
import { pdfSize } from './pdf-size.ts'
import { timeOf, type Bench } from './row.ts'

const ROUNDS = 5
const OURS = 100
const OTHERS = 10

/** 500 opinions one after the other, each of another enterprise; times are those of one. */
export const batch: Bench = {
  name: 'batch',
  run: async () => {
    let count = 0
    const next = (): Annex5Content => {
      count += 1
      return anAnnex5({
        documentNumber: `CCYS-2026-${count}`,
        enterpriseName: `长春市第${count}机械制造有限公司`,
        opinionParagraphs: [`第${count}家企业。`, ...OPINION],
      })
    }
    const times = async (rounds: number, draw: () => Promise<unknown>): Promise<number> => {
      const elapsedMs = await timeOf(async () => {
        for (let i = 0; i < rounds; i++) await draw()
      })
      return elapsedMs / rounds
    }
    // What the first ones load stays; from then on memory should not grow.
    await times(OURS, () => renderAnnex5(next(), FONTS))
    let grownMb = 0
    const pairs = await takePairs({
      pairs: ROUNDS,
      warmUps: 0,
      ours: async () => {
        const grown = await growthOf(() => times(OURS, () => renderAnnex5(next(), FONTS)))
        grownMb = Math.max(grownMb, grown.grownMb)
        return grown.value
      },
      other: () => times(OTHERS, () => plainText(next())),
    })
    const summary = summarize(pairs)
    return [
      {
        title: 'an opinion of a batch of 500',
        against: 'its text by pdfkit with fontkit',
        summary,
        note: `${(1000 / summary.oursMs.median).toFixed(0)} a second; memory +${grownMb.toFixed(0)} MB in a hundred`,
      },
    ]
  },
}

/** The texts alone, as pdfkit draws them when it opens and embeds the font by itself. */
function plainText(content: Annex5Content): Promise<number> {
  return pdfSize((doc) => {
    doc.font(FONTS.serif)
    for (const text of [content.enterpriseName, ...content.opinionParagraphs]) doc.text(text)
  })
}
