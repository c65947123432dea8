import type { FastifyInstance } from 'fastify'
import type { Desk } from '../desk.ts'
import { accountRoutes } from './accounts.ts'
import { feedRoutes } from './feeds.ts'
import { submissionRoutes } from './submissions.ts'
import { uploadRoutes } from './uploads.ts'

/** The calls of the contract, and a health check. */
export async function apiRoutes(
  app: FastifyInstance,
  desk: Desk,
  signInsPerMinute: number,
): Promise<void> {
  app.get('/api/v1/health', async () => {
    // A load balancer asks here: without its database a server is of no use.
    await desk.records.selectFrom('fact').select('name').execute()
    return { status: 'ok', platform: desk.platformName, version: 1 }
  })
  await accountRoutes(app, desk, signInsPerMinute)
  feedRoutes(app, desk)
  submissionRoutes(app, desk)
  await uploadRoutes(app, desk)
}
