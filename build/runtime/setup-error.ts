/** A failure whose message alone tells the reader what to do; no stack is printed for it. */
export class SetupError extends Error {
  override readonly name = 'SetupError'
}

/** Prints a step that takes a moment. It goes to stderr, so that stdout stays the command's own. */
export function progress(message: string): void {
  process.stderr.write(`${message}\n`)
}

/** Turns anything thrown into the lines a developer should read. */
export function explain(error: unknown): string {
  if (error instanceof SetupError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
