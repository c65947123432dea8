import { describe, expect, it } from 'vitest'
import { networkFailure } from '../../../electron/core/sync/failures.ts'
import { errorText } from '../../../shared/error-text.ts'

/** As Electron's `net.fetch` says it: in the message alone. */
const chromium = (name: string): Error => new Error(`net::ERR_${name}`)
/** As Node's `fetch` says it: with a cause. */
const node = (code: string): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })

const infoOf = (error: Error) => {
  const { info } = networkFailure(error)
  if (info.code !== 'sync-failed') throw new Error('a network failure is a failure of the sync')
  return info
}

/** Chromium's certificate and handshake errors, from its `net_error_list.h`. */
const UNSAFE: readonly (readonly [said: string, names: readonly string[]])[] = [
  ['有效期', ['CERT_DATE_INVALID']],
  ['不是发给这个地址的', ['CERT_COMMON_NAME_INVALID']],
  ['吊销', ['CERT_REVOKED']],
  ['信任的机构', ['CERT_AUTHORITY_INVALID', 'CERT_KNOWN_INTERCEPTION_BLOCKED']],
  [
    '证书不合要求',
    [
      'CERT_CONTAINS_ERRORS',
      'CERT_NO_REVOCATION_MECHANISM',
      'CERT_UNABLE_TO_CHECK_REVOCATION',
      'CERT_INVALID',
      'CERT_WEAK_SIGNATURE_ALGORITHM',
      'CERT_NON_UNIQUE_NAME',
      'CERT_WEAK_KEY',
      'CERT_NAME_CONSTRAINT_VIOLATION',
      'CERT_VALIDITY_TOO_LONG',
      'CERTIFICATE_TRANSPARENCY_REQUIRED',
      'SSL_PINNED_KEY_NOT_IN_CERT_CHAIN',
      'SSL_SERVER_CERT_BAD_FORMAT',
      'SSL_SERVER_CERT_CHANGED',
      'SSL_CLIENT_AUTH_CERT_NEEDED',
      'BAD_SSL_CLIENT_AUTH_CERT',
      'PROXY_CERTIFICATE_INVALID',
    ],
  ],
  [
    '安全连接',
    [
      'SSL_VERSION_OR_CIPHER_MISMATCH',
      'SSL_UNRECOGNIZED_NAME_ALERT',
      'SSL_BAD_RECORD_MAC_ALERT',
      'SSL_HANDSHAKE_NOT_COMPLETED',
      'SSL_OBSOLETE_VERSION_OR_CIPHER',
      'TLS13_DOWNGRADE_DETECTED',
      'HTTP2_INADEQUATE_TRANSPORT_SECURITY',
    ],
  ],
]

describe('a certificate that does not hold', () => {
  it.each(UNSAFE)('is said to be so by Chromium: %s', (said, names) => {
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) {
      const info = infoOf(chromium(name))
      expect(info).toMatchObject({ reason: 'certificate' })
      expect(info.detail).toContain(said)
      expect(info.detail).toContain(name)
      expect(errorText(info)).toContain('没有发送任何内容')
    }
  })

  it.each([
    ['CERT_HAS_EXPIRED', '有效期'],
    ['CERT_NOT_YET_VALID', '有效期'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', '不是发给这个地址的'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', '信任的机构'],
    ['SELF_SIGNED_CERT_IN_CHAIN', '信任的机构'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', '信任的机构'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', '信任的机构'],
    ['CERT_SIGNATURE_FAILURE', '证书不合要求'],
    ['INVALID_PURPOSE', '证书不合要求'],
    ['INVALID_CA', '证书不合要求'],
    ['PATH_LENGTH_EXCEEDED', '证书不合要求'],
    ['CRL_HAS_EXPIRED', '证书不合要求'],
    ['UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY', '证书不合要求'],
    ['EPROTO', '安全连接'],
  ])('is said to be so by Node: %s', (code, said) => {
    const info = infoOf(node(code))
    expect(info).toMatchObject({ reason: 'certificate' })
    expect(info.detail).toContain(said)
  })
})

describe('a line that is down', () => {
  it.each([
    ['INTERNET_DISCONNECTED', '网络不通'],
    ['NETWORK_IO_SUSPENDED', '休眠'],
    ['NETWORK_CHANGED', '切换'],
    ['PROXY_CONNECTION_FAILED', '代理'],
    ['BLOCKED_BY_CLIENT', '防火墙'],
    ['INCOMPLETE_CHUNKED_ENCODING', '中断'],
  ])('is told in words: %s', (name, said) => {
    expect(infoOf(chromium(name))).toMatchObject({ reason: 'offline' })
    expect(infoOf(chromium(name)).detail).toContain(said)
  })

  it('is not taken for the platform where something else speaks', () => {
    expect(infoOf(chromium('INVALID_HTTP_RESPONSE'))).toMatchObject({ reason: 'not-the-platform' })
    for (const error of [node('ERR_SSL_WRONG_VERSION_NUMBER'), chromium('SSL_PROTOCOL_ERROR')]) {
      const info = infoOf(error)
      expect(info).toMatchObject({ reason: 'not-the-platform' })
      expect(info.detail).toContain('不是加密连接')
    }
  })
})
