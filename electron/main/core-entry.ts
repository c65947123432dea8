import { net } from 'electron'
import { runCore } from '../core/utility.ts'

/**
 * Core's process in the app. Core itself knows nothing of Electron; here it gets Chromium's network,
 * which goes through the system's proxy (WPAD and PAC files too) and trusts the system's certificates.
 */
runCore((input, init) => {
  // Chromium measures a body itself.
  const headers = new Headers(init?.headers)
  headers.delete('content-length')
  return net.fetch(input instanceof URL ? input.href : input, { ...init, headers })
})
