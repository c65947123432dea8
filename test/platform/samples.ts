import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readTaskPackage } from '../../electron/core/exchange/read-task-package.ts'
import { miit2024 } from '../../shared/catalog/miit-2024.ts'
import type { TaskPackage } from '../../shared/formats/task-package.ts'
import type { Desk } from './desk.ts'
import { inTransaction } from './desk.ts'
import { findInstitutionByCode, insertAccount, insertInstitution } from './records/accounts.ts'
import { insertFile } from './records/files.ts'
import { findCatalog, insertCatalog } from './records/notices.ts'
import { findTask } from './records/tasks.ts'
import { hashPassword } from './rules/passwords.ts'
import { receiveBytes } from './rules/receive-file.ts'
import { assignTask, issuePackage } from './rules/tasks.ts'

/** What somebody who tries the reference platform types. DEMONSTRATION ONLY. */
export const SAMPLE_ENROLMENT_CODE = 'DEMO-2026-1'
export const SAMPLE_PASSWORD = 'demo-2026'

export type SampleAccount = {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly institution: string
}

const SAMPLES = fileURLToPath(new URL('../../electron/resources/samples/', import.meta.url))

/**
 * Fills the platform with the sample tasks, their experts' accounts and a catalog.
 *
 * Every panel has its tasks and the accounts of its experts, `expert1` and on. Repeatable.
 */
export async function addSamples(desk: Desk): Promise<readonly SampleAccount[]> {
  const packages = await samplePackages()
  const accounts = sampleAccounts(packages.map((each) => each.taskPackage))
  if ((await findInstitutionByCode(desk.records, SAMPLE_ENROLMENT_CODE)) === undefined) {
    await addPeople(desk, accounts)
  }
  for (const { taskPackage, bytes } of packages) {
    const { task, panel } = taskPackage
    if ((await findTask(desk.records, task.id)) !== undefined) continue
    await issuePackage(desk, taskPackage, bytes)
    for (const { id } of panel.experts) await assignTask(desk, task.id, id, '任务下达')
  }
  await addCatalog(desk)
  return accounts
}

async function samplePackages() {
  const names = (await readdir(SAMPLES)).filter((name) => name.endsWith('.taskpkg')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const opened = await readTaskPackage(join(SAMPLES, name))
      await opened.close()
      return { taskPackage: opened.package, bytes: await readFile(join(SAMPLES, name)) }
    }),
  )
}

/** An expert's account has the expert's id, and is of the institution that made up the panel. */
function sampleAccounts(packages: readonly TaskPackage[]): readonly SampleAccount[] {
  const experts = new Map(
    packages.flatMap(({ panel: { institution, experts } }) =>
      experts.map(({ id, name }) => [id, { id, name, institution }] as const),
    ),
  )
  return [...experts.values()].map((one, index) => ({ ...one, account: `expert${index + 1}` }))
}

async function addPeople(desk: Desk, accounts: readonly SampleAccount[]): Promise<void> {
  const passwordHash = await hashPassword(SAMPLE_PASSWORD)
  const names = [...new Set(accounts.map(({ institution }) => institution))]
  const institutions = names.map((name, index) => ({
    id: randomUUID(),
    name,
    enrolmentCode: `DEMO-2026-${index + 1}`,
  }))
  await inTransaction(desk, async (records) => {
    for (const institution of institutions) await insertInstitution(records, institution)
    for (const { institution, ...account } of accounts) {
      const institutionId = institutions.find(({ name }) => name === institution)?.id ?? ''
      await insertAccount(records, { ...account, institutionId, passwordHash, disabledAt: null })
    }
  })
}

async function addCatalog(desk: Desk): Promise<void> {
  const { id, version, title } = miit2024
  if ((await findCatalog(desk.records, id, version)) !== undefined) return
  const bytes = Buffer.from(JSON.stringify(miit2024), 'utf8')
  const file = await receiveBytes(desk, bytes)
  const { sha256, sizeBytes } = file
  await inTransaction(desk, async (records) => {
    await insertFile(records, file)
    await insertCatalog(records, {
      catalogId: id,
      catalogVersion: version,
      title,
      effectiveFrom: '2024-10-31',
      reason: '首次发布',
      sha256,
      sizeBytes,
    })
  })
}
