import * as z from 'zod'
import { dateText, idText, instant, optionalText } from '../../formats/fields.ts'
import { weightsSchema } from '../../formats/task-package.ts'
import type { SignatureInk } from '../opinion/annex5-content.ts'
import { inkSchema } from '../opinion/ink-schema.ts'

/**
 * What the panel writes down on site. Every record is a flat set of fields that save one by one;
 * all are optional, because a record exists from its first saved field on.
 *
 * `key` is the record's natural name inside its task and kind: a material's code, an aspect, an
 * item, `expert/item`, or a UUID where a task may hold any number of them.
 */
const note = optionalText(2000)
const shortNote = optionalText(500)
const choice = z.union([z.string().max(4), z.array(z.string().max(4)).max(20)])
const inputs = z.record(z.string().max(40), optionalText(20))
const level = z.int().min(0).max(4)
/** Positions are 1/1000 of the picture's width and height. */
const at = z.number().min(0).max(1000)
const annotationShape = z.strictObject({
  kind: z.enum(['line', 'arrow', 'box', 'text']),
  from: z.tuple([at, at]),
  to: z.tuple([at, at]),
  text: optionalText(100),
})

const ink = z.custom<SignatureInk>((value) => inkSchema.safeParse(value).success, '签名内容不对')
const codes = z.array(z.string().max(20)).max(60)
const pointResult = z.enum(['pass', 'partly', 'fail', 'not-applicable']).nullable()
const count = z.int().min(0).max(1_000_000)

export const recordSchemas = {
  /** Sign-in of one expert, declared conflict of interest (回避) and promise; key = expertId. */
  attendance: z.strictObject({
    arrivedAt: instant.nullable(),
    leftAt: instant.nullable(),
    conflict: z.enum(['none', 'declared']).nullable(),
    conflictNote: shortNote,
    /** Why the expert withdrew; a replacement or going on with fewer needs the leader's reason. */
    withdrawalReason: shortNote,
    promisedAt: instant.nullable(),
    /** Which text was promised: id and version in the catalog. */
    promiseText: optionalText(80),
    promiseInk: ink.nullable(),
  }),
  /** The panel as a whole; key = `panel`. */
  panel: z.strictObject({
    openedAt: instant.nullable(),
    closedAt: instant.nullable(),
    leaderChosenBy: z.enum(['named', 'elected']).nullable(),
    /** Who was elected: an expert of the panel. Null: the one whom the institution named. */
    electedLeader: idText.nullable(),
    schemeNote: note,
    /** Why the panel goes on although a member withdrew. */
    shortReason: shortNote,
  }),
  /** Who takes the place of a member who withdrew; key = the substitute's expertId, a UUID. */
  substitute: z.strictObject({
    replaces: idText,
    name: optionalText(40),
    organisation: optionalText(100),
    title: optionalText(40),
    specialty: optionalText(100),
  }),
  /** One expert's vote on the conclusion; key = expertId. */
  vote: z.strictObject({
    vote: z.enum(['agree', 'disagree']).nullable(),
    dissent: note,
    /** What was voted on: a vote does not count for another conclusion. */
    conclusion: z.enum(['passed', 'rectify']).nullable(),
  }),
  /** A question to the enterprise (澄清) and its answer; key = UUID. */
  clarification: z.strictObject({
    askedAt: instant,
    question: note,
    answer: note,
    answeredBy: optionalText(40),
    answeredAt: instant.nullable(),
  }),
  /** 书面材料审核: one required material; key = its code. */
  material: z.strictObject({
    status: z.enum(['present', 'missing', 'inconsistent', 'not-applicable']).nullable(),
    reason: shortNote,
    pages: optionalText(60),
  }),
  /** Plan (Annex 3) against claim (Annex 4), verified; key = that of the row: `content-1`, `cost`. */
  comparison: z.strictObject({
    result: z.enum(['achieved', 'partly', 'not-achieved', 'not-applicable']).nullable(),
    verified: note,
  }),
  /** 现场勘查: one checkpoint; key = its code in the checklist. */
  checkpoint: z.strictObject({ result: pointResult, note }),
  /** 自定义勘查点: what the panel adds to look at, and what it found there; key = UUID. */
  'own-checkpoint': z.strictObject({
    /** The institution's own number of it, if it has one. */
    code: optionalText(20),
    area: optionalText(40),
    title: optionalText(120),
    howTo: optionalText(500),
    items: codes,
    scenarios: codes,
    /** Its evidence has to be shot on the spot: files from elsewhere are refused. */
    cameraOnly: z.boolean(),
    result: pointResult,
    note,
  }),
  /** One row of the equipment inventory; key = UUID. F2 and F3 are computed from the sums. */
  equipment: z.strictObject({
    name: optionalText(120),
    model: optionalText(80),
    workshop: optionalText(80),
    total: count,
    digital: count,
    connected: count,
    note: shortNote,
  }),
  /** One deliverable of the contract; key = its place in the filing, from 0. */
  deliverable: z.strictObject({
    status: z.enum(['seen-running', 'seen', 'different', 'missing']).nullable(),
    brand: optionalText(80),
    model: optionalText(80),
    quantity: count.nullable(),
    note: shortNote,
  }),
  /** One application scenario (应用场景) against its level criteria, on site; key = its code. */
  'scenario-check': z.strictObject({
    /** What was seen of each level's criterion, by level 1 to 4. */
    criteria: z.record(
      z.string().regex(/^[1-4]$/, '应为 1 至 4 级'),
      z.enum(['met', 'partly', 'not-met']),
    ),
    /** The level that was seen; 0 is 无. */
    level: level.nullable(),
    note,
  }),
  /** 人员访谈: one interview; key = UUID. */
  interview: z.strictObject({
    role: z.enum(['manager', 'it', 'workshop', 'quality', 'finance', 'worker']),
    person: optionalText(40),
    position: optionalText(60),
    place: optionalText(60),
    heldAt: instant,
    answers: z.record(z.string().max(20), note),
    summary: note,
    /** The interviewee signs the record, or refuses and why. */
    confirmation: z.enum(['signed', 'refused']).nullable(),
    confirmationInk: ink.nullable(),
    confirmedAt: instant.nullable(),
    refusalReason: shortNote,
  }),
  /** A key sentence of an interview, kept word for word; key = UUID. */
  quote: z.strictObject({
    interview: z.string().max(80),
    text: note,
    items: codes,
    scenarios: codes,
  }),
  /** 问卷调查: one filled-in questionnaire; key = UUID. No name is asked. */
  questionnaire: z.strictObject({
    department: optionalText(60),
    filledAt: instant,
    answers: z.record(
      z.string().max(20),
      z.union([optionalText(1000), z.array(z.string().max(20)).max(20), z.int().min(1).max(10)]),
    ),
  }),
  /** 系统演示: one system that was shown; key = UUID. */
  demonstration: z.strictObject({
    system: optionalText(80),
    systemType: optionalText(40),
    provider: optionalText(120),
    /** Brand and model as the contract names them. */
    brand: optionalText(160),
    presenter: optionalText(40),
    shownAt: instant,
    results: z.record(z.string().max(20), z.enum(['pass', 'partly', 'fail', 'not-shown'])),
    notes: z.record(z.string().max(20), note),
    /** Steps that the panel adds to the script: what to do and what should happen; `X1`, `X2` … */
    actions: z.record(z.string().max(20), shortNote),
    expected: z.record(z.string().max(20), shortNote),
    conclusion: note,
  }),
  /** Which system hands what data to which; key = UUID. */
  connection: z.strictObject({
    from: optionalText(80),
    to: optionalText(80),
    data: optionalText(200),
    mode: z.enum(['automatic', 'manual']).nullable(),
    proof: z.enum(['shown', 'claimed']).nullable(),
    note: shortNote,
  }),
  /** The drawing layer over a picture, which itself stays untouched; key = evidence id. */
  annotation: z.strictObject({ shapes: z.array(annotationShape).max(200) }),
  /** Something the panel found that must or should be mended; key = UUID. */
  finding: z.strictObject({
    title: optionalText(120),
    severity: z.enum(['blocking', 'major', 'minor', 'advice']).nullable(),
    requirement: note,
    /** The record it comes from, `kind:key`. */
    source: optionalText(120),
    status: z.enum(['open', 'mended', 'accepted']),
    statusNote: shortNote,
    /** The acceptance round that found it, from 1. */
    round: z.int().min(1).max(20),
  }),
  /** What did not hold up in the round before still stands as it was; key = `kind:key` of that. */
  recheck: z.strictObject({ round: z.int().min(2).max(20), note }),
  /** One expert's mark of one criterion of the rubric; key = `expertId/criterion`. */
  'rubric-mark': z.strictObject({
    /** 1/1000 of a point on the scale of 100. */
    milli: z.int().min(0).max(100_000).nullable(),
    isNotApplicable: z.boolean(),
    reason: shortNote,
  }),
  /** The rubric's weights, pinned by core when the work begins; key = `rubric`. */
  'rubric-weights': z.strictObject({
    source: z.enum(['package', 'institution', 'template']),
    weights: weightsSchema,
  }),
  /** One expert's answer to one item; key = `expertId/F1`. */
  score: z.strictObject({ answer: choice.nullable(), inputs, note }),
  /** One expert's level of one scenario; key = `expertId/S01`. */
  'scenario-score': z.strictObject({ level: level.nullable(), note }),
  /** Handing-in of one expert's scores, or why the expert did not take part; key = expertId. */
  'score-sheet': z.strictObject({ handedInAt: instant.nullable(), absenceReason: shortNote }),
  /** The panel's verified answer to one item, recorded by the leader; key = `F1`. */
  'verified-item': z.strictObject({ answer: choice.nullable(), inputs, reason: note }),
  /** The panel's verified level of one scenario; key = `S01`. */
  'verified-scenario': z.strictObject({ level: level.nullable(), reason: note }),
  /** One of the five methods; key = step. Done, or not done with a written reason. */
  step: z.strictObject({
    status: z.enum(['done', 'omitted']).nullable(),
    reason: shortNote,
    startedAt: instant.nullable(),
    closedAt: instant.nullable(),
  }),
  /** The draft opinion; key = `draft`. */
  opinion: z.strictObject({
    conclusion: z.enum(['passed', 'rectify']).nullable(),
    concludedOn: dateText.nullable(),
    text: optionalText(12_000),
    rectificationDueOn: dateText.nullable(),
    requirements: optionalText(4000),
  }),
} as const

export type RecordKind = keyof typeof recordSchemas
export const RECORD_KINDS = Object.keys(recordSchemas) as readonly RecordKind[]
export const recordKindSchema = z.enum(Object.keys(recordSchemas) as [RecordKind, ...RecordKind[]])

/** The saved fields of a record of this kind. */
export type RecordBody<K extends RecordKind> = Partial<z.infer<(typeof recordSchemas)[K]>>
export type AnyRecordBody = { readonly [field: string]: unknown }

/** A record as every layer passes it on. */
export type StoredRecord<K extends RecordKind = RecordKind> = {
  readonly id: string
  readonly taskId: string
  readonly kind: K
  readonly key: string
  readonly body: RecordBody<K>
  /** Expert who wrote the last change. */
  readonly author: string
  /** Counts the changes of this record, from 1. */
  readonly revision: number
  readonly savedAt: string
}
