/**
 * The session of a signed-in expert on this device, as it is kept.
 *
 * `next` is the refresh token that is to follow: it is written down before it is sent, so that after a
 * lost reply or a crash the very same pair is sent again and the platform answers it anew. A new one
 * made for each try would look like a stolen token.
 */
export type KeptSession = { readonly refreshToken: string; readonly next: string | null }

/** The pair to send; keep it before sending. `secret` is used only when none is under way. */
export function beginRefresh(session: KeptSession, secret: string): KeptSession {
  return session.next === null ? { ...session, next: secret } : session
}

/** After the platform has answered. */
export function endRefresh({ refreshToken, next }: KeptSession): KeptSession {
  return { refreshToken: next ?? refreshToken, next: null }
}
