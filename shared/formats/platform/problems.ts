import * as z from 'zod'

/** Errors are RFC 9457 problem documents; `type` is this prefix and a `ProblemKind`. */
export const PROBLEM_TYPE_PREFIX = 'urn:smedt:problem:'
export const PROBLEM_MEDIA_TYPE = 'application/problem+json'

type Kind = { readonly statuses: readonly number[]; readonly title: string }

/**
 * Every kind of problem, with the statuses it comes with and its title.
 *
 * The tool acts by itself on these and on no others: `token-expired` (refresh), `files-missing` and
 * `already-complete` (look at the state again), `upload-expired` and `not-found` of an upload (a new
 * upload), `offset-mismatch` (ask for the offset), `checksum-mismatch` (the same chunk again),
 * `file-mismatch` (the whole file again, once), `rate-limited` and `unavailable` (after
 * `Retry-After`), `internal` (later). The rest is for a person.
 */
export const PROBLEMS = {
  malformed: { statuses: [400, 408, 415, 431], title: '请求无法解析' },
  'sign-in-failed': { statuses: [401], title: '账号或密码不对' },
  'not-signed-in': { statuses: [401], title: '需要先登录' },
  'token-expired': { statuses: [401], title: '登录已过期' },
  'session-revoked': { statuses: [401], title: '登录已被收回' },
  'enrolment-refused': { statuses: [403], title: '登记码不能用' },
  'device-refused': { statuses: [403], title: '设备未登记或已停用' },
  'not-assigned': { statuses: [403], title: '任务未派给本账号' },
  'not-found': { statuses: [404], title: '找不到' },
  'key-reused': { statuses: [409], title: '上报编号已用于另一份内容' },
  'revision-taken': { statuses: [409], title: '该版验收意见已由另一次上报登记' },
  'revision-superseded': { statuses: [409], title: '已收到更新的一版' },
  'opinion-missing': { statuses: [409], title: '所属的验收意见尚未收到' },
  'task-withdrawn': { statuses: [409], title: '任务已撤回或改派' },
  'files-missing': { statuses: [409], title: '文件尚未收齐' },
  'already-complete': { statuses: [409], title: '已收齐' },
  'device-taken': { statuses: [409], title: '设备编号已被登记' },
  'file-held': { statuses: [409], title: '平台已有这个文件' },
  'offset-mismatch': { statuses: [409], title: '续传位置不一致' },
  'upload-expired': { statuses: [410], title: '续传已过期' },
  'tus-version': { statuses: [412], title: '续传协议版本不支持' },
  'too-large': { statuses: [413], title: '超出大小限制' },
  'range-refused': { statuses: [416], title: '下载范围无效' },
  invalid: { statuses: [422], title: '内容不符合要求' },
  'file-mismatch': { statuses: [422], title: '文件与登记不符' },
  'upload-locked': { statuses: [423], title: '同一续传正在进行' },
  'rate-limited': { statuses: [429], title: '请求过于频繁' },
  'checksum-mismatch': { statuses: [460], title: '分块校验不通过' },
  internal: { statuses: [500, 507], title: '平台内部错误' },
  unavailable: { statuses: [503], title: '平台暂时不能服务' },
} as const satisfies Readonly<Record<string, Kind>>

export type ProblemKind = keyof typeof PROBLEMS

/** RFC 9457 problem document; a kind may have members of its own, such as `missing`. */
export const problemDocumentSchema = z.looseObject({
  type: z.string().max(200).default('about:blank'),
  title: z.string().max(200),
  status: z.int(),
  /** Chinese, for the user: what is wrong and what to do. */
  detail: z.string().max(2000).optional(),
})
export type ProblemDocument = z.infer<typeof problemDocumentSchema>
