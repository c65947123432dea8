import { canonicalJson } from '../canonical-json.ts'
import type { AttachmentRecord } from './attachment.ts'
import type { DeviceRegistration, Refresh, Session, SignIn } from './accounts.ts'
import type { CurrentSession, RegisteredDevice } from './accounts.ts'
import type { CatalogFeed, DecisionFeed, DecisionPayload, TaskFeed } from './feeds.ts'
import type { Health } from './health.ts'
import type { ProblemDocument, ProblemKind } from './problems.ts'
import { PROBLEM_TYPE_PREFIX, PROBLEMS } from './problems.ts'
import type { Receipt, ReceiptPayload } from './receipt.ts'
import type { Submission, SubmissionLookup, SubmissionState } from './submission.ts'

/** Examples of the contract; every one is checked against its schema. */
const ID = {
  task: '1d3f4b52-07a1-4c27-9c2e-5b0f6f0a1c01',
  opinion: '1d3f4b52-07a1-4c27-9c2e-5b0f6f0a1c02',
  device: '1d3f4b52-07a1-4c27-9c2e-5b0f6f0a1c03',
  account: '1d3f4b52-07a1-4c27-9c2e-5b0f6f0a1c04',
  institution: '1d3f4b52-07a1-4c27-9c2e-5b0f6f0a1c05',
  decision: '1d3f4b52-07a1-4c27-9c2e-5b0f6f0a1c06',
  scan: '1d3f4b52-07a1-4c27-9c2e-5b0f6f0a1c07',
}
const SUBMISSION_ID = '6f0f9c1e-3a55-4f0e-8f0c-0b1a2c3d4e5f'
const [PDF, PHOTO, RECORD] = ['1a', '2b', '3c'].map((pair) => pair.repeat(32)) as [
  string,
  string,
  string,
]
const SECRET = 'c2VjcmV0LW1hZGUtb24tdGhlLWRldmljZS1leGFtcGxl'.slice(0, 43)
const NEXT = 'bmV4dC1zZWNyZXQtbWFkZS1vbi10aGUtZGV2aWNlLS0t'.slice(0, 43)
const SIGNATURE = `${'A'.repeat(86)}==`
const institution = { id: ID.institution, name: '长春市某中小企业服务机构' }
const account = { id: ID.account, account: 'zhang.wei', name: '张伟', institution }
const deviceName = '评测二组笔记本'
const taskNumber = '长数转验〔2026〕12 号'
const enterpriseName = '长春市某汽车零部件有限公司'

const receipt: ReceiptPayload = {
  format: 'smedt-receipt',
  version: 1,
  receiptNumber: 'HZ-20261123-000001',
  platform: '数字化转型产业大脑',
  receivedAt: '2026-11-23T13:20:00.000Z',
  idempotencyKey: ID.opinion,
  taskId: ID.task,
  round: 1,
  revision: 1,
  recordSha256: RECORD,
  files: [
    { sha256: PDF, sizeBytes: 81_920 },
    { sha256: PHOTO, sizeBytes: 2_097_152 },
  ],
}

const attachmentRecord: AttachmentRecord = {
  format: 'smedt-attachment',
  version: 1,
  task: { number: taskNumber, isSample: false },
  enterprise: { name: enterpriseName, projectName: '冲压车间数字化改造' },
  institution: institution.name,
  opinion: { id: ID.opinion, round: 1, revision: 1, recordSha256: RECORD },
  scan: {
    name: '盖章件.pdf',
    checkedBy: 'code',
    addedBy: '张伟',
    addedAt: '2026-11-27T02:00:00.000Z',
  },
}

const decision: DecisionPayload = {
  format: 'smedt-bureau-decision',
  version: 1,
  decisionId: ID.decision,
  taskId: ID.task,
  round: 1,
  revision: 1,
  receiptNumber: 'HZ-20261123-000001',
  recordSha256: RECORD,
  decision: 'agreed',
  text: '同意第三方评测机构的审核意见。',
  decidedOn: '2026-11-30',
  bureau: '长春市某区工业和信息化局',
  decidedBy: '李娜',
  isSealed: true,
}

const session: Session = {
  accessToken: 'b3BhcXVlLWFjY2Vzcy10b2tlbg',
  accessTokenExpiresInSeconds: 900,
  refreshTokenExpiresInSeconds: 2_592_000,
  account,
}
const device: RegisteredDevice = {
  deviceId: ID.device,
  name: deviceName,
  institution,
  registeredAt: '2026-11-20T01:00:00.000Z',
}

export const PLATFORM_EXAMPLES = {
  health: { status: 'ok', platform: '数字化转型产业大脑', version: 1 } satisfies Health,
  deviceRegistration: {
    enrolmentCode: 'CCPG-2026-0001',
    deviceId: ID.device,
    deviceSecret: SECRET,
    name: deviceName,
    appVersion: '0.1.0',
  } satisfies DeviceRegistration,
  registeredDevice: device,
  signIn: {
    deviceId: ID.device,
    deviceSecret: SECRET,
    account: 'zhang.wei',
    password: '演示口令-2026',
    refreshToken: SECRET,
  } satisfies SignIn,
  refresh: {
    deviceId: ID.device,
    deviceSecret: SECRET,
    refreshToken: SECRET,
    nextRefreshToken: NEXT,
  } satisfies Refresh,
  session,
  currentSession: { account, device, accessTokenExpiresInSeconds: 840 } satisfies CurrentSession,
  taskFeed: {
    cursor: 'e1.42',
    hasMore: false,
    isReset: false,
    entries: [
      {
        taskId: ID.task,
        taskNumber,
        enterpriseName,
        state: 'changed',
        reason: '企业更正了项目负责人的联系电话',
        changedAt: '2026-11-22T08:00:00.000Z',
        package: { revision: 2, sha256: PHOTO, sizeBytes: 524_288 },
      },
    ],
  } satisfies TaskFeed,
  catalogFeed: {
    cursor: 'e1.3',
    hasMore: false,
    isReset: false,
    entries: [
      {
        catalogId: 'smedt-2024',
        catalogVersion: '1.0.1',
        title: '中小企业数字化水平评测指标（2024年版）',
        effectiveFrom: '2026-12-01',
        reason: '更正一处采集项的说明',
        content: { sha256: RECORD, sizeBytes: 65_536 },
      },
    ],
  } satisfies CatalogFeed,
  decisionPayload: decision,
  decisionFeed: {
    cursor: 'e1.7',
    hasMore: false,
    isReset: false,
    entries: [{ payload: canonicalJson(decision), signature: SIGNATURE }],
  } satisfies DecisionFeed,
  submission: {
    format: 'smedt-submission',
    version: 1,
    idempotencyKey: ID.opinion,
    taskId: ID.task,
    taskNumber,
    enterpriseName,
    round: 1,
    revision: 1,
    conclusion: 'passed',
    concludedOn: '2026-11-23',
    deviceId: ID.device,
    record: '{"conclusion":"passed"}',
    recordSha256: RECORD,
    files: [
      {
        sha256: PDF,
        sizeBytes: 81_920,
        name: '验收意见-第1版.pdf',
        mediaType: 'application/pdf',
        kind: 'opinion-pdf',
      },
      {
        sha256: PHOTO,
        sizeBytes: 2_097_152,
        name: '看板.jpg',
        mediaType: 'image/jpeg',
        kind: 'evidence',
      },
    ],
  } satisfies Submission,
  /** A scan of the stamped paper that came after the opinion was sent. */
  attachment: {
    format: 'smedt-submission',
    version: 1,
    idempotencyKey: ID.scan,
    attachesTo: ID.opinion,
    taskId: ID.task,
    taskNumber,
    enterpriseName,
    round: 1,
    revision: 1,
    conclusion: 'passed',
    concludedOn: '2026-11-23',
    deviceId: ID.device,
    record: canonicalJson(attachmentRecord),
    recordSha256: PHOTO,
    files: [
      {
        sha256: PDF,
        sizeBytes: 1_572_864,
        name: '盖章件.pdf',
        mediaType: 'application/pdf',
        kind: 'stamped-scan',
      },
    ],
  } satisfies Submission,
  attachmentRecord,
  submissionLookup: { idempotencyKey: ID.opinion, state: 'received' } satisfies SubmissionLookup,
  submissionState: { submissionId: SUBMISSION_ID, missing: [PHOTO] } satisfies SubmissionState,
  receiptPayload: receipt,
  receipt: { payload: canonicalJson(receipt), signature: SIGNATURE } satisfies Receipt,
  uploadMetadata: { submissionId: SUBMISSION_ID, sha256: PHOTO },
} as const

/** Every kind that `PROBLEMS` names. */
export const PROBLEM_KINDS = Object.keys(PROBLEMS) as readonly ProblemKind[]

/** The problem document of a kind, with the detail that its title alone gives. */
export function exampleProblem(kind: ProblemKind): ProblemDocument {
  const { statuses, title } = PROBLEMS[kind]
  return {
    type: `${PROBLEM_TYPE_PREFIX}${kind}`,
    title,
    status: statuses[0],
    detail: `${title}，请按提示处理后重试。`,
  }
}
