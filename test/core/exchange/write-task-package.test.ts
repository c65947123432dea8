import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, expect, it, onTestFinished, vi } from 'vitest'
import { writeTaskPackage } from '../../../electron/core/exchange/write-task-package.ts'
import { aTaskPackage, packageFolder, someAttachments } from '../../fixtures/packages.ts'

const folder = packageFolder()
afterAll(folder.remove)

it('writes the same bytes for the same input, in any time zone and order of keys', async () => {
  const [first, second] = [`${folder.path}/1.taskpkg`, `${folder.path}/2.taskpkg`]
  await writeTaskPackage(first, aTaskPackage(), someAttachments)
  const { task, ...rest } = aTaskPackage()
  vi.stubEnv('TZ', 'America/New_York')
  onTestFinished(() => void vi.unstubAllEnvs())
  await writeTaskPackage(second, { ...rest, task }, new Map([...someAttachments].toReversed()))
  expect(readFileSync(second).equals(readFileSync(first))).toBe(true)
})

it('leaves nothing but the finished file', async () => {
  const inner = packageFolder()
  await writeTaskPackage(`${inner.path}/3.taskpkg`, aTaskPackage(), someAttachments)
  expect(readdirSync(inner.path)).toEqual(['3.taskpkg'])
  inner.remove()
})

it('does not write a package whose attachment has no bytes', async () => {
  const path = `${folder.path}/4.taskpkg`
  await expect(writeTaskPackage(path, aTaskPackage(), new Map())).rejects.toThrow(/no bytes/)
  expect(readdirSync(folder.path)).not.toContain('4.taskpkg')
})
