import { createHash } from 'node:crypto'
import { renderOfficial } from '../../../../electron/core/documents/flow/render.ts'
import { aLongOpinion, FONTS, OPINION } from '../annex5-builders.ts'
import { aDocument, noPictures, paragraph } from './builders.ts'

// Another document first: nothing of it may show in the second.
await renderOfficial(aDocument(['⼈⼯', ...aLongOpinion(900)].map(paragraph)), FONTS, noPictures)
const bytes = await renderOfficial(aDocument(OPINION.map(paragraph)), FONTS, noPictures)
process.stdout.write(createHash('sha256').update(bytes).digest('hex'))
