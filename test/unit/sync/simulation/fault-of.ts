import type { Fault } from '../../../../shared/domain/sync/index.ts'
import type { SyncFailure } from '../../../../shared/errors.ts'
import type { Outcome } from './network-model.ts'

type Bad = Outcome | { readonly kind: 'signed-out' | 'bad-receipt' }

/** The fault that an outcome is, by the contract. */
export function faultOf(outcome: Bad): Fault {
  const fault = (reason: SyncFailure, retryAfterMs: number | null = null): Fault => ({
    reason,
    detail: 'problem' in outcome ? outcome.problem : outcome.kind,
    retryAfterMs,
  })
  switch (outcome.kind) {
    case 'offline':
    case 'timeout':
    case 'certificate':
    case 'signed-out':
      return fault(outcome.kind)
    case 'portal':
      return fault('not-the-platform')
    case 'bad-receipt':
      return fault('receipt-invalid')
    case 'status':
      return fault(outcome.status === 500 ? 'server-error' : 'busy', outcome.retryAfterMs)
    case 'problem':
      return fault(PROBLEMS[outcome.problem] ?? 'refused')
    default:
      return fault('not-the-platform')
  }
}

const PROBLEMS: Readonly<Record<string, SyncFailure>> = {
  'token-expired': 'token-expired',
  'session-revoked': 'signed-out',
  'not-found': 'moved',
  'files-missing': 'moved',
  'offset-mismatch': 'moved',
  'upload-expired': 'moved',
  'revision-superseded': 'superseded',
}
