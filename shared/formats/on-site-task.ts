import * as z from 'zod'
import { applicationSchema } from './application.ts'
import { dateText } from './fields.ts'
import { filingSchema } from './filing.ts'
import { expertSchema, panelSchema } from './task-package.ts'

const filing = filingSchema.shape

/**
 * A task that the panel enters by hand because no task package is at hand: Annex 4, the service
 * providers and deliverables of the contract, and the panel. Annex 3 and the self-assessment are
 * not known.
 */
export const onSiteTaskSchema = z.strictObject({
  appointment: dateText.nullable(),
  application: applicationSchema,
  providers: filing.providers,
  deliverables: filing.deliverables,
  panel: z.strictObject({
    institution: panelSchema.shape.institution,
    institutionContact: panelSchema.shape.institutionContact,
    institutionPhone: panelSchema.shape.institutionPhone,
    experts: z
      .array(expertSchema.omit({ id: true }))
      .min(1, '至少一名专家')
      .max(15)
      .refine((experts) => experts.filter(({ role }) => role === 'leader').length === 1, {
        error: '必须恰有一名组长',
      }),
  }),
})
export type OnSiteTask = z.infer<typeof onSiteTaskSchema>
