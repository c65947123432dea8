import type { DemonstrationScript } from '../../catalog/types.ts'
import type { Filing } from '../../formats/filing.ts'
import type { RecordBody } from '../record/kinds.ts'
import { OTHER_SYSTEM } from './steps.ts'

/** A system that the contract delivers or that the enterprise filed a need for. */
export type NamedSoftware = {
  readonly origin: 'contract' | 'filing'
  /** What a new demonstration of it starts with. */
  readonly body: Required<
    Pick<RecordBody<'demonstration'>, 'system' | 'systemType' | 'provider' | 'brand'>
  >
}

/**
 * The systems to be shown: the contract's software, then what was filed as needed (Annex 3) and is
 * of a type that the contract does not deliver.
 */
export function namedSoftware(
  { deliverables, needs, providers }: Filing,
  script: DemonstrationScript | undefined,
): readonly NamedSoftware[] {
  const contract = deliverables
    .filter(({ kind }) => kind === 'software')
    .map(({ name, brand, model, provider }) =>
      software('contract', script, {
        system: name,
        provider,
        brand: [brand, model].filter((part) => part !== '').join(' '),
      }),
    )
  const [only, ...others] = providers
  const provider = only && others.length === 0 ? only.name : ''
  const filed = needs.software
    .map((system) => software('filing', script, { system, provider, brand: '' }))
    .filter(({ body }) => !contract.some((one) => isSameSystem(one.body, body)))
  return [...contract, ...filed]
}

/** What a new demonstration of a type starts with where neither contract nor filing names one. */
export function unnamedSystem(type: string, name: string): NamedSoftware['body'] {
  return { system: `${name}（${type}）`, systemType: type, provider: '', brand: '' }
}

function software(
  origin: NamedSoftware['origin'],
  script: DemonstrationScript | undefined,
  { system, provider, brand }: Omit<NamedSoftware['body'], 'systemType'>,
): NamedSoftware {
  const systemType = typeOf(`${system} ${brand}`, script)
  return { origin, body: { system: clip(system, 80), systemType, provider, brand } }
}

/** Of the same type, or, beyond the script, of the same name. */
function isSameSystem(a: NamedSoftware['body'], b: NamedSoftware['body']): boolean {
  return a.systemType === OTHER_SYSTEM ? a.system === b.system : a.systemType === b.systemType
}

/** `ZL-MES 5.2` is a MES, `GEMS` no EMS: the short name stands by itself. The long name will do, too. */
function typeOf(text: string, script: DemonstrationScript | undefined): string {
  const words: readonly string[] = text.toUpperCase().match(/[A-Z]+/gu) ?? []
  const systems = script?.systems ?? []
  const found =
    systems.find(({ system }) => words.includes(system)) ??
    systems.find(({ name }) => text.includes(name))
  return found?.system ?? OTHER_SYSTEM
}

function clip(text: string, most: number): string {
  return Array.from(text).slice(0, most).join('')
}
