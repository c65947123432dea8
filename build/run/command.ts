import { explain } from '../runtime/setup-error.ts'

/** Runs a command's body and makes its answer the process's exit code. */
export async function command(body: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await body()
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    process.exitCode = 1
  }
}
