/** Answers are equal whatever the order of a multiple choice. */
export function isSameAnswer(a: unknown, b: unknown): boolean {
  const sorted = (answer: unknown) =>
    Array.isArray(answer) ? answer.map(String).toSorted() : answer
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}
