import {
  checklists,
  demonstrationScripts,
  indicatorSets,
  interviewOutlines,
  materialLists,
  questionSets,
  rubrics,
} from '../../catalog/index.ts'
import type { Filing } from '../../formats/filing.ts'
import type { OnSiteTask } from '../../formats/on-site-task.ts'
import {
  TASK_PACKAGE_FORMAT,
  TASK_PACKAGE_VERSION,
  type TaskPackage,
} from '../../formats/task-package.ts'

/** What core knows and the form does not ask for. */
export type OnSiteFacts = {
  readonly id: string
  readonly number: string
  readonly issuedAt: string
  readonly platform: { readonly name: string; readonly url: string }
  readonly newExpertId: () => string
}

/** Stands where Annex 3 would, so that nobody takes it for the filed plan. */
export const NO_FILING = '现场录入，未取得附件3'

/** Number of the n-th task entered on a day: 现场录入-20261123-001. */
export function onSiteNumber(day: string, place: number): string {
  return `${onSitePrefix(day)}${String(place).padStart(3, '0')}`
}
export function onSitePrefix(day: string): string {
  return `现场录入-${day.replaceAll('-', '')}-`
}

/**
 * A whole task package from what is known on site.
 *
 * It has no self-assessment, diagnosis or attachments, and no receipt key: the key of the platform
 * comes from a package that the platform issued. Annex 3 is filled from Annex 4 and says so.
 */
export function buildOnSitePackage(entered: OnSiteTask, facts: OnSiteFacts): TaskPackage {
  const { application, panel } = entered
  return {
    format: TASK_PACKAGE_FORMAT,
    version: TASK_PACKAGE_VERSION,
    task: {
      id: facts.id,
      number: facts.number,
      revision: 1,
      issuedAt: facts.issuedAt,
      appointment: entered.appointment,
      isSample: false,
      origin: 'on-site',
    },
    platform: { ...facts.platform, receiptKey: '' },
    application,
    filing: filingFrom(entered),
    selfAssessment: { before: { items: {}, scenarios: {} }, after: { items: {}, scenarios: {} } },
    diagnosis: null,
    panel: {
      ...panel,
      experts: panel.experts.map((expert) => ({ id: facts.newExpertId(), ...expert })),
    },
    pinned: {
      indicatorSet: newest(indicatorSets),
      materialList: newest(materialLists),
      checklist: newest(checklists),
      interviewOutline: newest(interviewOutlines),
      questionSet: newest(questionSets),
      demonstrationScript: newest(demonstrationScripts),
      rubric: newest(rubrics),
    },
    attachments: [],
  }
}

/** What both annexes ask for is Annex 4's; the plan's own texts and figures stay empty. */
function filingFrom({ application, providers, deliverables }: OnSiteTask): Filing {
  const none = { before: '', after: '' }
  return {
    enterpriseName: application.enterpriseName,
    county: application.county,
    registeredAddress: application.address,
    creditCode: application.creditCode,
    contact: application.projectLeader,
    phone: application.phone,
    profile: `${NO_FILING}，本表按附件4代填，不作核对依据。`,
    ownership: 'other',
    size: 'small',
    isAboveScale: false,
    quality: [],
    selfAssessedLevel: application.levelBefore,
    hasCentralFunding: false,
    isInEarlierPilot: false,
    revenue2023: '0',
    profit2023: '0',
    insuredStaff2023: 0,
    revenuePerHead2023: '0',
    earlierSpend: '0',
    needs: { foundation: [], operations: [], other: [], software: [], support: [] },
    plannedSpendThisYear: '0',
    plannedSpendTwoYears: '0',
    cloudUse: application.cloudUse,
    startsOn: application.startedOn,
    endsOn: application.endedOn,
    totalSpend: application.totalSpend,
    targetLevel: application.levelAfter,
    providers,
    content: `${NO_FILING}。`,
    effects: {
      innovation: none,
      market: none,
      quality: none,
      cost: none,
      efficiency: none,
      green: none,
      safety: none,
    },
    deliverables,
  }
}

function newest(sets: readonly { readonly id: string; readonly version: string }[]) {
  const set = sets.at(-1)
  if (set === undefined) throw new RangeError('the catalog has an empty list')
  return { id: set.id, version: set.version }
}
