import { decisionPayloadSchema } from '../../../shared/formats/platform-api.ts'
import type { DecisionPayload, Submission } from '../../../shared/formats/platform-api.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'

export const CONCLUSIONS = { passed: '通过验收', rectify: '限期整改' } as const
export const DECISIONS = { agreed: '同意', returned: '退回' } as const

export function conclusionBadge(conclusion: Submission['conclusion']): Html {
  return html`<span class="badge ${conclusion}">${CONCLUSIONS[conclusion]}</span>`
}

/** Of a signed decision's payload; null: there is none yet. */
export function decisionBadge(payload: string | null): Html {
  if (payload === null) return html`尚未出具`
  const { decision } = readDecision(payload)
  return html`<span class="badge ${decision === 'agreed' ? 'passed' : 'rectify'}"
    >${DECISIONS[decision]}</span
  >`
}

export function readDecision(payload: string): DecisionPayload {
  return decisionPayloadSchema.parse(JSON.parse(payload))
}

export function editionText({
  round,
  revision,
}: {
  readonly round: number
  readonly revision: number
}): string {
  return `第 ${round} 轮 第 ${revision} 版`
}

export function sizeText(sizeBytes: number): string {
  if (sizeBytes < 1024) return `${sizeBytes} 字节`
  if (sizeBytes < 1024 ** 2) return `${(sizeBytes / 1024).toFixed(1)} KB`
  return `${(sizeBytes / 1024 ** 2).toFixed(1)} MB`
}
