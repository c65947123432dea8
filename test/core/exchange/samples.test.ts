import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { buildSample } from '../../../build/samples/build-sample.ts'
import { samples } from '../../../build/samples/index.ts'
import { sum, times } from '../../../build/samples/money.ts'
import { defaultFonts } from '../../../electron/core/documents/kit/fonts.ts'
import { readTaskPackage } from '../../../electron/core/exchange/read-task-package.ts'
import { writeTaskPackage } from '../../../electron/core/exchange/write-task-package.ts'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import { scoreSheet } from '../../../shared/domain/scoring/index.ts'

const folder = fileURLToPath(new URL('../../../electron/resources/samples/', import.meta.url))
const fonts = defaultFonts(createRequire(import.meta.url).resolve)

describe.each(samples.map((sample) => [sample.fileName, sample] as const))('%s', (name, sample) => {
  const path = join(folder, name)

  it('in the repository is what the generator makes (else: node build/samples/make.ts)', async () => {
    const built = await buildSample(sample, fonts)
    const opened = await readTaskPackage(path)
    expect(opened.package).toEqual(built.taskPackage)
    for (const [attachment, bytes] of built.attachments) {
      const committed = await buffer(await opened.openAttachment(attachment))
      expect(committed.equals(bytes)).toBe(true)
    }
    await opened.close()
  })

  it('comes out of the generator with the same bytes each time', async () => {
    const own = mkdtempSync(join(tmpdir(), 'smedt-samples-'))
    for (const run of ['1', '2']) {
      const { taskPackage, attachments } = await buildSample(sample, fonts)
      await writeTaskPackage(join(own, run), taskPackage, attachments)
    }
    expect(readFileSync(join(own, '1')).equals(readFileSync(join(own, '2')))).toBe(true)
    rmSync(own, { recursive: true })
  })

  it('is small', () => {
    expect(statSync(path).size).toBeLessThan(400 * 1024)
  })

  it('says that it is a sample and names nobody real', () => {
    const { task, application, filing, panel } = sample.package
    expect(task.isSample).toBe(true)
    const names = [
      application.enterpriseName,
      panel.institution,
      ...filing.providers.map((each) => each.name),
      ...panel.experts.map((each) => each.organisation),
    ]
    for (const each of names) expect(each).toMatch(/（示例）$/)
  })

  it('is rated as it claims', () => {
    const { application, filing, selfAssessment, diagnosis } = sample.package
    const results = [selfAssessment.before, selfAssessment.after, diagnosis].map((sheet) =>
      scoreSheet(miit2024, sheet ?? { items: {}, scenarios: {} }),
    )
    for (const { unanswered, unansweredScenarios } of results) {
      expect([...unanswered, ...unansweredScenarios]).toEqual([])
    }
    const [before, after, diagnosed] = results.map(({ level }) => level)
    expect({ before, after, diagnosed }).toEqual({
      before: application.levelBefore,
      after: application.levelAfter,
      diagnosed: filing.selfAssessedLevel,
    })
  })

  it('adds up: price list, contracts, plan', () => {
    const { filing, application } = sample.package
    for (const { name: provider, contractAmount } of filing.providers) {
      const rows = filing.deliverables.filter((each) => each.provider === provider)
      expect(sum(rows.map((row) => times(row.unitPrice, row.quantity)))).toBe(contractAmount)
    }
    expect(sum(filing.providers.map((each) => each.contractAmount))).toBe(filing.totalSpend)
    expect(Number(application.totalSpend)).toBeGreaterThanOrEqual(Number(filing.totalSpend))
    const perHead = Number(filing.revenue2023) / filing.insuredStaff2023
    expect(filing.revenuePerHead2023).toBe(perHead.toFixed(2))
  })

  it('fills the long fields and leaves out some required papers', () => {
    const { application, filing } = sample.package
    expect(Array.from(application.completedContent).length).toBeGreaterThan(400)
    expect(Array.from(filing.content).length).toBeGreaterThan(1200)
    expect(sample.documents.length).toBeGreaterThanOrEqual(4)
    const materials = new Set(sample.documents.map(({ material }) => material))
    expect(materials.has('M03') && !materials.has('M04')).toBe(true)
  })
})

it('the samples are all there are, of three trades, and share no id', () => {
  const packages = readdirSync(folder).filter((name) => name.endsWith('.taskpkg'))
  expect(packages.toSorted()).toEqual(samples.map(({ fileName }) => fileName).toSorted())
  expect(new Set(samples.map((each) => each.package.application.trade)).size).toBe(3)
  expect(new Set(samples.map((each) => each.package.task.id)).size).toBe(3)
  const experts = samples.flatMap((each) => each.package.panel.experts)
  expect(new Set(experts.map(({ id }) => id)).size).toBe(experts.length)
  expect(new Set(experts.map(({ name }) => name)).size).toBe(experts.length)
})
