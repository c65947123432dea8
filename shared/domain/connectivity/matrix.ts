import type { DemonstrationScript } from '../../catalog/types.ts'
import type { Filing } from '../../formats/filing.ts'
import { namedSoftware } from '../demonstration/software.ts'
import { OTHER_SYSTEM } from '../demonstration/steps.ts'
import { inOrderOfEntry, type RecordIndex } from '../record/read.ts'
import type { StoredRecord } from '../record/kinds.ts'

/** A row and a column of the matrix. */
export type MatrixSystem = {
  /** As `from` and `to` of a connection name it. */
  readonly name: string
  /** For a narrow head: the type, where the script knows it and no other system is of it. */
  readonly shortName: string
}

/**
 * The systems of the matrix, each once: those demonstrated, the contract's, then any other that a
 * connection names (equipment, PLC).
 */
export function matrixSystems(
  records: RecordIndex,
  filing: Filing,
  script: DemonstrationScript | undefined,
): readonly MatrixSystem[] {
  const shown = inOrderOfEntry(records.all('demonstration')).map(({ body }) => body)
  const delivered = namedSoftware(filing, script)
    .filter(({ origin }) => origin === 'contract')
    .map(({ body }) => body)
  const typed = inOrderOfEntry(records.all('connection')).flatMap(({ body }) => [
    { system: body.from, systemType: '' },
    { system: body.to, systemType: '' },
  ])
  const systems = new Map<string, MatrixSystem>()
  for (const { system = '', systemType = '' } of [...shown, ...delivered, ...typed]) {
    const name = system.trim()
    const isTyped = systemType === '' || systemType === OTHER_SYSTEM
    if (name === '' || systems.has(name)) continue
    systems.set(name, { name, shortName: isTyped ? name : systemType })
  }
  const all = [...systems.values()]
  const isUnique = (shortName: string) =>
    all.filter((one) => one.shortName === shortName).length === 1
  return all.map((one) => (isUnique(one.shortName) ? one : { ...one, shortName: one.name }))
}

/** The connections from one system to another, in the order they were added. */
export function connectionsBetween(
  connections: readonly StoredRecord<'connection'>[],
  from: string,
  to: string,
): readonly StoredRecord<'connection'>[] {
  return inOrderOfEntry(
    connections.filter(
      ({ body }) => (body.from ?? '').trim() === from && (body.to ?? '').trim() === to,
    ),
  )
}
