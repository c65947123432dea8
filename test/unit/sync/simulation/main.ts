import { parseArgs } from 'node:util'
import { simulate } from './simulate.ts'

/** `npm run simulate -- --seeds N --from S`: a long run; prints each seed that finds something. */
const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '10000' }, from: { type: 'string', default: '1' } },
})
const from = Number(values.from)
const seeds = Number(values.seeds)
if (!Number.isSafeInteger(from) || !Number.isSafeInteger(seeds) || seeds < 1) {
  throw new RangeError('--seeds and --from are whole numbers')
}
const startedAt = performance.now()
let found = 0
let events = 0
for (let seed = from; seed < from + seeds; seed += 1) {
  const result = simulate(seed)
  events += result.events
  if (result.problems.length === 0) continue
  found += 1
  process.stdout.write(`seed ${seed}: ${result.problems.join('; ')}\n`)
}
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
process.stdout.write(
  `${seeds} seeds from ${from}, ${events} events, ${seconds} s: ${found} found\n`,
)
process.exitCode = found === 0 ? 0 : 1
