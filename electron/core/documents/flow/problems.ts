import type { OfficialDocument } from '../../../../shared/domain/documents/blocks.ts'
import { textsOf, type PrintedText } from '../../../../shared/domain/documents/texts.ts'
import type { Problem } from '../../../../shared/errors.ts'
import type { Face, Fonts } from '../kit/fonts.ts'
import { problemsInTexts } from '../kit/unprintable.ts'

const FACES: Readonly<Record<PrintedText['role'], readonly Face[]>> = {
  text: ['serif'],
  heading: ['serifBold'],
  number: ['sans'],
}

/** What of a document can't be printed: to be asked before the opinion is frozen. */
export function problemsInOfficial(document: OfficialDocument, fonts: Fonts): readonly Problem[] {
  const texts = textsOf(document).map(({ label, text, role }) => ({
    field: label,
    label,
    text,
    faces: FACES[role],
  }))
  return problemsInTexts(fonts, texts)
}
