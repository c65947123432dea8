import { syncFailed } from './failures.ts'

/** The platform's address, ending in a slash so that the contract's paths append to it. */
export function readBaseUrl(text: string): URL {
  const url = URL.parse(text.trim())
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw syncFailed('no-platform', '平台地址应以 http:// 或 https:// 开头')
  }
  if (url.username !== '' || url.password !== '') {
    throw syncFailed('no-platform', '平台地址中不能带用户名或密码')
  }
  url.search = ''
  url.hash = ''
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return url
}
