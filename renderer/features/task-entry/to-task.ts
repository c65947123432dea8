import { effectAspects } from '../../../shared/catalog/terms.ts'
import { describeIssues } from '../../../shared/formats/issues.ts'
import { onSiteTaskSchema, type OnSiteTask } from '../../../shared/formats/on-site-task.ts'
import type { EntryDraft, EntryRow } from './entry-store.ts'

export type Checked = {
  /** Null while something is wrong. */
  readonly task: OnSiteTask | null
  /** What is wrong, by path: `providers.0.name`. */
  readonly problems: ReadonlyMap<string, string>
}

/** The form as a task, checked by the same schema as in core. */
export function toTask({ fields, lists }: EntryDraft): Checked {
  const at = (path: string): string => (fields[path] ?? '').trim()
  const own = (name: string): string => at(`application.${name}`)
  const orNull = (text: string): string | null => (text === '' ? null : text)
  const parsed = onSiteTaskSchema.safeParse(
    {
      appointment: orNull(at('appointment')),
      application: {
        enterpriseName: own('enterpriseName'),
        legalRepresentative: own('legalRepresentative'),
        creditCode: own('creditCode').toUpperCase(),
        address: own('address'),
        county: own('county'),
        projectLeader: own('projectLeader'),
        phone: own('phone'),
        trade: own('trade'),
        projectName: own('projectName'),
        startedOn: own('startedOn'),
        endedOn: own('endedOn'),
        completedContent: own('completedContent'),
        levelBefore: numberOf(own('levelBefore')),
        levelAfter: numberOf(own('levelAfter')),
        cloudUse: { kind: own('cloudUse.kind'), detail: '' },
        totalSpend: own('totalSpend'),
        effects: Object.fromEntries(
          effectAspects.map(({ id }) => [
            id,
            { before: own(`effects.${id}.before`), after: own(`effects.${id}.after`) },
          ]),
        ),
        internalAcceptedOn: orNull(own('internalAcceptedOn')),
        commitment: {
          legalRepresentative: own('legalRepresentative'),
          signedOn: own('commitment.signedOn'),
        },
      },
      providers: lists.providers.map((row) => ({ ...trimmed(row), hasContract: true })),
      deliverables: lists.deliverables.map((row) => ({
        ...trimmed(row),
        quantity: numberOf(row['quantity'] ?? ''),
      })),
      panel: {
        institution: at('panel.institution'),
        institutionContact: at('panel.institutionContact'),
        institutionPhone: at('panel.institutionPhone'),
        experts: lists['panel.experts'].map(trimmed),
      },
    },
    { reportInput: true },
  )
  if (parsed.success) return { task: parsed.data, problems: new Map() }
  const problems = new Map<string, string>()
  for (const issue of parsed.error.issues) {
    const [described] = describeIssues([issue])
    const path = issue.path.map(String).join('.')
    if (described && !problems.has(path)) problems.set(path, sentence(path, described.message, at))
  }
  return { task: null, problems }
}

/** Without the form's name before it, which stands over the field already. */
function sentence(path: string, message: string, at: (path: string) => string): string {
  if (at(path) === '' && path.startsWith('application.')) return '请填写'
  return message.replace(/^.*?：/u, '')
}

function numberOf(text: string): number | string {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : text
}

function trimmed(row: EntryRow): EntryRow {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value.trim()]))
}
