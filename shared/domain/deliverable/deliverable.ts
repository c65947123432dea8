import type { Filing } from '../../formats/filing.ts'
import type { RecordBody } from '../record/kinds.ts'

export type Deliverable = Filing['deliverables'][number]
export type DeliverableStatus = NonNullable<RecordBody<'deliverable'>['status']>

/** What was found of a deliverable on site, in the order of the keys 1 to 4. */
export const DELIVERABLE_STATUSES = [
  { value: 'seen-running', label: '在用' },
  { value: 'seen', label: '已到位' },
  { value: 'different', label: '与合同不符' },
  { value: 'missing', label: '未见到' },
] as const satisfies readonly { readonly value: DeliverableStatus; readonly label: string }[]

/** What is not as the contract says needs words. */
export function needsNote(status: RecordBody<'deliverable'>['status']): boolean {
  return status === 'different' || status === 'missing'
}

/** Brand, model or number that was found and is not that of the contract, as Chinese phrases. */
export function differencesFromContract(
  promised: Deliverable,
  found: RecordBody<'deliverable'>,
): readonly string[] {
  const differs = (now: string | undefined, then: string): boolean =>
    (now ?? '').trim() !== '' && then !== '' && (now ?? '').trim() !== then
  return [
    ...(differs(found.brand, promised.brand)
      ? [`品牌为“${found.brand ?? ''}”，合同为“${promised.brand}”`]
      : []),
    ...(differs(found.model, promised.model)
      ? [`型号为“${found.model ?? ''}”，合同为“${promised.model}”`]
      : []),
    ...(typeof found.quantity === 'number' && found.quantity !== promised.quantity
      ? [`数量为 ${found.quantity}，合同为 ${promised.quantity}`]
      : []),
  ]
}
