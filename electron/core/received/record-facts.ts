import * as z from 'zod'

/** What a page needs of a frozen record, as other versions of the program may have written it too. */
const text = z.string()
export const recordFactsSchema = z.looseObject({
  task: z.looseObject({ number: text, isSample: z.boolean() }),
  enterprise: z.looseObject({ name: text, projectName: text }),
  institution: text,
  opinion: z.looseObject({ round: z.int(), revision: z.int() }),
})
