import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply } from 'fastify'
import { PROBLEM_MEDIA_TYPE } from '../../shared/formats/platform-api.ts'
import { isAway, isFull } from './away.ts'
import { PlatformProblem, problemDocument } from './problems.ts'

/** What a client is told to wait for while the platform can't work, also for want of space. */
const RETRY_AFTER_SECONDS = 10

export function sendProblem(reply: FastifyReply, problem: PlatformProblem): FastifyReply {
  if (problem.status === 503 || problem.status === 507)
    reply.header('retry-after', RETRY_AFTER_SECONDS)
  return reply
    .code(problem.status)
    .header('content-type', `${PROBLEM_MEDIA_TYPE}; charset=utf-8`)
    .send(JSON.stringify(problemDocument(problem)))
}

/** Whatever a handler or the framework threw, as a problem; the unexpected is logged with an id. */
export function asProblem(error: unknown, log: (line: string) => void): PlatformProblem {
  if (error instanceof PlatformProblem) return error
  const status = statusOf(error)
  if (status === 413) {
    return new PlatformProblem(413, 'too-large', '内容超出平台的大小限制，未接收。')
  }
  if (status === 415) {
    return new PlatformProblem(415, 'malformed', '内容类型不对，登记请用 application/json。')
  }
  if (status !== undefined && status >= 400 && status < 500) {
    return new PlatformProblem(status, 'malformed', '请求不是有效的 JSON，或格式有误，未接收。')
  }
  if (isAway(error)) {
    log(`away: ${error instanceof Error ? error.message : String(error)}`)
    return new PlatformProblem(503, 'unavailable', '平台的数据库或存储暂时连不上，请稍后重试。')
  }
  const errorId = randomUUID()
  log(`${errorId} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  if (isFull(error)) {
    return new PlatformProblem(507, 'internal', `平台存储空间不足（编号 ${errorId}），请稍后重试。`)
  }
  return new PlatformProblem(500, 'internal', `平台出现意外错误（编号 ${errorId}），请稍后重试。`)
}

/** Answers bytes that are not HTTP at all, before any route is known. */
export function answerBrokenRequest(error: { readonly code: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400
  const body = JSON.stringify(
    problemDocument(new PlatformProblem(status, 'malformed', '请求不符合 HTTP 规范，未接收。')),
  )
  socket.end(
    `HTTP/1.1 ${status} Bad Request\r\nContent-Type: ${PROBLEM_MEDIA_TYPE}; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'statusCode' in error
    ? (error as FastifyError).statusCode
    : undefined
}
