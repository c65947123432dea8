import { startPlatform, type Platform, type PlatformOptions } from '../platform/platform.ts'
import { listInstitutions } from '../platform/records/accounts.ts'
import { searchTasks } from '../platform/records/tasks.ts'
import { assignTask } from '../platform/rules/tasks.ts'
import { addSamples, SAMPLE_PASSWORD } from '../platform/samples.ts'
import type { SignIn } from './steps.ts'

/** A platform with the sample tasks, and an account that every one of them is assigned to. */
export type SamplePlatform = Platform & { readonly signIn: SignIn }

export async function startSamplePlatform(
  options: Omit<PlatformOptions, 'seed'>,
): Promise<SamplePlatform> {
  let signIn: SignIn | undefined
  const platform = await startPlatform({
    ...options,
    seed: async (desk) => {
      const [first] = await addSamples(desk)
      if (!first) throw new Error('the samples have accounts')
      const { rows } = await searchTasks(desk.records, '', { offset: 0, limit: 100 })
      for (const { id } of rows) {
        await assignTask(desk, id, first.id, '任务下达')
      }
      const institutions = await listInstitutions(desk.records)
      const code = institutions.find(({ name }) => name === first.institution)?.enrolmentCode ?? ''
      signIn = { code, account: first.account, password: SAMPLE_PASSWORD }
    },
  })
  if (!signIn) throw new Error('a platform is seeded before it answers')
  return { ...platform, signIn }
}
