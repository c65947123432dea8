import { inOrderOfEntry, type RecordIndex } from '../record/read.ts'
import type { StoredRecord } from '../record/kinds.ts'

/** A key sentence of an interview as other screens show it. */
export type Quote = {
  readonly key: string
  readonly text: string
  /** @example '周建国，总经理' */
  readonly speaker: string
}

/** The quotes of one interview, in the order they were taken down. */
export function quotesOfInterview(
  records: RecordIndex,
  interview: string,
): readonly StoredRecord<'quote'>[] {
  return inOrderOfEntry(records.all('quote').filter(({ body }) => body.interview === interview))
}

/** The quotes that bear on an item or a scenario; those of a removed interview are gone with it. */
export function quotesOn(records: RecordIndex, code: string): readonly Quote[] {
  const interviews = new Map(records.all('interview').map(({ key, body }) => [key, body]))
  return inOrderOfEntry(records.all('quote')).flatMap(({ key, body }) => {
    const { items = [], scenarios = [] } = body
    const text = (body.text ?? '').trim()
    const interview = interviews.get(body.interview ?? '')
    const bears = items.includes(code) || scenarios.includes(code)
    return bears && text !== '' && interview ? [{ key, text, speaker: speakerOf(interview) }] : []
  })
}

function speakerOf({ person, position }: StoredRecord<'interview'>['body']): string {
  const parts = [person, position].map((part) => (part ?? '').trim()).filter((part) => part !== '')
  return parts.length === 0 ? '受访人' : parts.join('，')
}
