/** What the codes of Node and of Chromium (`net_error_list.h`, without `ERR_`) say of a certificate. */
const CERTIFICATE_TEXTS: readonly (readonly [RegExp, string])[] = [
  [/CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|CERT_DATE_INVALID/u, '证书不在有效期内，或本机时间不对'],
  [/ALTNAME_INVALID|HOSTNAME_MISMATCH|COMMON_NAME_INVALID/u, '证书不是发给这个地址的'],
  [/CERT_REVOKED/u, '证书已被吊销'],
  [
    /SELF_SIGNED|UNABLE_TO_GET_ISSUER|UNABLE_TO_VERIFY|CERT_UNTRUSTED|CERT_AUTHORITY_INVALID|INTERCEPTION/u,
    '证书不是本机信任的机构签发的',
  ],
  [
    /CERT|CRL_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|ISSUER_PUBLIC_KEY|PINNED_KEY/u,
    '证书不合要求',
  ],
  [/SSL|TLS|EPROTO|TRANSPORT_SECURITY/u, '建立不了安全连接'],
]

/** Undefined: the code is not about certificates or the secure connection. */
export function certificateText(code: string): string | undefined {
  return CERTIFICATE_TEXTS.find(([pattern]) => pattern.test(code))?.[1]
}

const REFUSED = '平台地址拒绝连接'
const NO_NAME = '找不到平台的域名'
const NO_NETWORK = '网络不通'
const CUT = '连接中断'
const LATE = '连接超时'
const NO_PROXY = '连不上系统设置的代理服务器'
const BLOCKED = '被本机的防火墙或安全软件拦下'

const OFFLINE_TEXTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: REFUSED,
  ENOTFOUND: NO_NAME,
  EAI_AGAIN: NO_NAME,
  ENETUNREACH: NO_NETWORK,
  EHOSTUNREACH: NO_NETWORK,
  ECONNRESET: CUT,
  EPIPE: CUT,
  UND_ERR_SOCKET: CUT,
  ETIMEDOUT: LATE,
  UND_ERR_CONNECT_TIMEOUT: LATE,
  CONNECTION_REFUSED: REFUSED,
  CONNECTION_FAILED: REFUSED,
  NAME_NOT_RESOLVED: NO_NAME,
  NAME_RESOLUTION_FAILED: NO_NAME,
  DNS_TIMED_OUT: NO_NAME,
  INTERNET_DISCONNECTED: NO_NETWORK,
  ADDRESS_UNREACHABLE: NO_NETWORK,
  NETWORK_IO_SUSPENDED: '本机刚刚休眠',
  CONNECTION_RESET: CUT,
  CONNECTION_CLOSED: CUT,
  CONNECTION_ABORTED: CUT,
  SOCKET_NOT_CONNECTED: CUT,
  EMPTY_RESPONSE: CUT,
  CONTENT_LENGTH_MISMATCH: CUT,
  INCOMPLETE_CHUNKED_ENCODING: CUT,
  NETWORK_CHANGED: '网络刚刚切换',
  TIMED_OUT: LATE,
  CONNECTION_TIMED_OUT: LATE,
  PROXY_CONNECTION_FAILED: NO_PROXY,
  SOCKS_CONNECTION_FAILED: NO_PROXY,
  NETWORK_ACCESS_DENIED: BLOCKED,
  BLOCKED_BY_CLIENT: BLOCKED,
  BLOCKED_BY_ADMINISTRATOR: BLOCKED,
}

export function offlineText(code: string | undefined): string {
  return OFFLINE_TEXTS[code ?? ''] ?? '网络请求失败'
}
