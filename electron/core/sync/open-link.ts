import type { Context } from '../context.ts'
import { readBaseUrl } from './base-url.ts'
import { syncFailed } from './failures.ts'
import type { PlatformLink } from './platform-link.ts'
import type { Live, SyncDriver } from './sync-driver.ts'
import { platformUrl } from './sync-settings.ts'

/** The longest time without a byte moving in either direction. */
const IDLE_TIMEOUT_MS = 30_000

/** The way to the platform for one request; throws `no-platform` where no address is known. */
export function openLink(
  context: Context,
  signal: AbortSignal,
  access: SyncDriver['access'],
  live: Pick<Live, 'sawDate'>,
): PlatformLink {
  const url = platformUrl(context.db)
  if (url === null) throw syncFailed('no-platform', '没有平台地址')
  const baseUrl = readBaseUrl(url)
  return {
    fetch: context.fetch,
    signal,
    timeoutMs: IDLE_TIMEOUT_MS,
    baseUrl,
    accessToken: () => (access.token?.origin === baseUrl.origin ? access.token.value : null),
    onDate: (date) => live.sawDate(context.now().getTime() - date.getTime()),
  }
}
