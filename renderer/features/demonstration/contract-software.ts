import type { DemonstratedSystem } from '../../../shared/catalog/index.ts'
import type { Filing } from '../../../shared/formats/filing.ts'

/** A system as the contract names it. */
export type ContractSoftware = { readonly system: string; readonly provider: string }

export function softwareOf({ deliverables }: Filing): readonly ContractSoftware[] {
  return deliverables
    .filter(({ kind }) => kind === 'software')
    .map(({ name, provider }) => ({ system: name, provider }))
}

/**
 * What to write into a new record: the contract's software of this type, as named there.
 *
 * Without one the type's own name is a start, with the provider where there is only one.
 */
export function suggestSoftware(type: DemonstratedSystem, filing: Filing): ContractSoftware {
  const named = softwareOf(filing).find(
    ({ system }) =>
      system.toUpperCase().includes(type.system.toUpperCase()) || system.includes(type.name),
  )
  const [first, ...others] = filing.providers
  const provider = first && others.length === 0 ? first.name : ''
  return named ?? { system: `${type.name}（${type.system}）`, provider }
}
