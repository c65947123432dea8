/** The value of a JSON text; undefined, which every schema refuses, for text that is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON is the answer here, not a failure.
    return undefined
  }
}
