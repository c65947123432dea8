import { describe, expect, it } from 'vitest'
import { errorText } from '../../../shared/error-text.ts'
import type { AppErrorCode, AppErrorInfo, SyncFailure } from '../../../shared/errors.ts'

const problems = [
  { field: 'a', message: '企业名称：不能为空' },
  { field: 'b', message: '联系电话：应为电话号码' },
]
/** One of each: a new code does not compile without a line here. */
const EXAMPLES: { readonly [C in AppErrorCode]: Extract<AppErrorInfo, { readonly code: C }> } = {
  'input-invalid': { code: 'input-invalid', problems },
  'package-refused': { code: 'package-refused', file: '甲.taskpkg', problems },
  'not-found': { code: 'not-found', noun: '任务', id: 'x1' },
  'task-frozen': { code: 'task-frozen', revision: 3 },
  'not-allowed': { code: 'not-allowed', message: '只有组长可以定稿。' },
  'gaps-remain': { code: 'gaps-remain', problems },
  'not-a-sample': { code: 'not-a-sample', task: '长数转验 7 号' },
  'evidence-damaged': { code: 'evidence-damaged', names: ['甲.jpg', '乙.jpg'] },
  'missing-glyphs': { code: 'missing-glyphs', problems },
  'certificate-refused': { code: 'certificate-refused', reason: 'expired', detail: '2026年1月1日' },
  'seal-doubtful': { code: 'seal-doubtful', warnings: ['姓名不一致', '证书链不完整'] },
  'disk-full': { code: 'disk-full', path: 'D:/数据' },
  'file-unreadable': { code: 'file-unreadable', file: '甲.json', reason: '没有权限' },
  'export-stopped': {
    code: 'export-stopped',
    reason: '目标盘已满，请清理后重试',
    partial: '甲.zip.未完成',
  },
  'data-folder-busy': { code: 'data-folder-busy', path: 'D:/数据' },
  'data-folder-unsupported': {
    code: 'data-folder-unsupported',
    path: 'D:/数据',
    reason: '在网络盘上。请另选目录。',
  },
  'wrong-key': { code: 'wrong-key', path: 'D:/数据' },
  'database-newer': { code: 'database-newer', found: 9, known: 2 },
  'database-damaged': { code: 'database-damaged', path: 'D:/数据' },
  'sync-failed': { code: 'sync-failed', reason: 'offline', detail: 'ECONNREFUSED' },
  'handed-over': { code: 'handed-over' },
  cancelled: { code: 'cancelled' },
  'core-restarted': { code: 'core-restarted' },
  'core-keeps-ending': { code: 'core-keeps-ending', path: 'D:/数据', exitCode: 134 },
  unexpected: { code: 'unexpected', errorId: 'ab12' },
}
const REASONS: { readonly [R in SyncFailure]: true } = {
  certificate: true,
  'signed-out': true,
  'token-expired': true,
  busy: true,
  superseded: true,
  'local-file': true,
  moved: true,
  offline: true,
  timeout: true,
  'not-the-platform': true,
  refused: true,
  'server-error': true,
  'receipt-invalid': true,
  'no-platform': true,
}
const infos: readonly AppErrorInfo[] = [
  ...Object.values(EXAMPLES),
  ...(Object.keys(REASONS) as readonly SyncFailure[]).map(
    (reason) => ({ code: 'sync-failed', reason, detail: '连接被拒绝' }) as const,
  ),
]
/** Every detail of an error but its code and the paths of fields, as it should show. */
const detailsOf = (info: AppErrorInfo): readonly string[] =>
  Object.entries(info).flatMap(([name, value]: readonly [string, unknown]) => {
    if (name === 'code' || name === 'reason') return []
    if (name === 'problems') return problems.map(({ message }) => message)
    return Array.isArray(value) ? value.map(String) : [String(value)]
  })

describe('the sentence of an error', () => {
  it.each(infos.map((info) => [`${info.code} ${'reason' in info ? info.reason : ''}`, info]))(
    'of %s is Chinese, names its details, and doubles no mark',
    (_name, info) => {
      const text = errorText(info)
      expect(text).toMatch(/\p{Script=Han}{4}/u)
      expect(text).not.toMatch(/[。；，：]\s*[。；，：]|undefined|null|NaN|\[object/u)
      if (info.code === 'sync-failed' && info.reason === 'no-platform') return
      for (const detail of detailsOf(info)) expect(text).toContain(detail)
    },
  )

  it.each(infos.filter((info) => !('problems' in info)).map((info) => [info.code, info]))(
    'of %s ends with a full stop or a closing bracket',
    (_code, info) => {
      expect(errorText(info)).toMatch(/[。）]$/u)
    },
  )

  it('lists every problem once, in order, with one mark between two', () => {
    expect(errorText({ code: 'input-invalid', problems })).toMatch(
      /^企业名称：不能为空；联系电话：应为电话号码。?$/u,
    )
  })

  it('of a failed upload always says that the task is still 待上报, unless nothing was tried', () => {
    for (const reason of Object.keys(REASONS) as readonly SyncFailure[]) {
      const text = errorText({ code: 'sync-failed', reason, detail: 'x' })
      expect(/待上报|不能算已上报|没有平台地址/u.test(text)).toBe(true)
    }
  })

  it('of a storage error says that nothing was lost', () => {
    for (const code of ['disk-full', 'wrong-key', 'database-newer', 'database-damaged'] as const) {
      expect(errorText(EXAMPLES[code])).toMatch(/都在|未作任何改动|未改动|原样保留/u)
    }
  })
})
