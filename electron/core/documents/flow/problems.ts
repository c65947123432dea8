import type { OfficialDocument } from '../../../../shared/domain/documents/blocks.ts'
import { textsOf, type PrintedText } from '../../../../shared/domain/documents/texts.ts'
import type { Problem } from '../../../../shared/errors.ts'
import type { Face, Fonts } from '../kit/fonts.ts'
import { problemsInTexts, type SetText } from '../kit/unprintable.ts'
import { RUNNING_HEAD, runningHead } from './running-head.ts'

const FACES: Readonly<Record<PrintedText['role'], readonly Face[]>> = {
  text: ['serif'],
  heading: ['serifBold'],
  number: ['sans'],
}

/** What of a document can't be printed: to be asked before the opinion is frozen. */
export function problemsInOfficial(document: OfficialDocument, fonts: Fonts): readonly Problem[] {
  return problemsInTexts(fonts, officialTexts(document))
}

/** Everything a document prints, the head of its later pages included. */
export function officialTexts(document: OfficialDocument): readonly SetText[] {
  const head = runningHead(document).map((text) => ({
    label: '页眉',
    text,
    faces: [RUNNING_HEAD.face],
  }))
  const texts = textsOf(document).map(({ label, text, role }) => ({
    label,
    text,
    faces: FACES[role],
  }))
  return [...texts, ...head].map((one) => ({ ...one, field: one.label }))
}
