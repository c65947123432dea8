import { createHash } from 'node:crypto'
import { renderAnnex5 } from '../../../electron/core/documents/annex5.ts'
import { aLongOpinion, anAnnex5, FONTS } from './annex5-builders.ts'

// Another document first, with a radical (⼈) that shares its glyph with a character of the second (人).
await renderAnnex5(anAnnex5({ opinionParagraphs: ['⼈⼯', ...aLongOpinion(900)] }), FONTS)
const bytes = await renderAnnex5(anAnnex5(), FONTS)
process.stdout.write(createHash('sha256').update(bytes).digest('hex'))
