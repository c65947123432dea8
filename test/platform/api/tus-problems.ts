import { ERRORS } from '@tus/server'
import type { FastifyRequest } from 'fastify'
import { TUS_VERSION } from '../../../shared/formats/platform-api.ts'
import { notFound, PlatformProblem } from '../problems.ts'

/** Every tus request but OPTIONS names the protocol's version. */
export function refuseOtherTus(request: FastifyRequest): void {
  if (request.headers['tus-resumable'] === TUS_VERSION) return
  throw new PlatformProblem(412, 'tus-version', `续传协议应为 tus ${TUS_VERSION}，请更新验收工具。`)
}

/** What `@tus/server` refused, in our words; or what kept it from working, as it was thrown. */
export async function tusProblem(response: Response, failure: unknown): Promise<unknown> {
  // Its own refusals have a status, even those that are errors.
  if (failure instanceof Error && !('status_code' in failure)) return failure
  if (failure === ERRORS.ABORTED || failure === ERRORS.ERR_LOCK_TIMEOUT) {
    return new PlatformProblem(423, 'upload-locked', '同一续传正由另一次请求进行，请稍后接着传。')
  }
  const said = (await response.text()).trim()
  switch (response.status) {
    case 404:
      return notFound('这次续传')
    case 409:
      return new PlatformProblem(
        409,
        'offset-mismatch',
        '续传位置与平台已收到的不一致，请先查询位置再接着传。',
      )
    case 410:
      return new PlatformProblem(410, 'upload-expired', '续传已过期，请重新上传这个文件。')
    case 413:
      return new PlatformProblem(413, 'too-large', '内容超出登记的大小，未接收。')
    case 400:
    case 403:
    case 412:
      return new PlatformProblem(400, 'malformed', `续传请求有误（${said}），未接收。`)
    default:
      return new Error(`tus answered ${response.status}: ${said}`)
  }
}
