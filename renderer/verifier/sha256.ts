/** The hash of a buffer as lower-case hex. */
export type Sha256 = (bytes: ArrayBuffer) => Promise<string>

/** The browser's own, which runs beside the page; ours where a page from a disk has none. */
export const sha256: Sha256 =
  typeof crypto === 'object' && 'subtle' in crypto
    ? async (bytes) => hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
    : sha256InScript

const BLOCK_BYTES = 64
/** Between two of them the page can draw. */
const PAUSE_BYTES = 4 * 1024 * 1024

/** FIPS 180-4, in plain script. */
export async function sha256InScript(bytes: ArrayBuffer): Promise<string> {
  const state = new Uint32Array(FIRST)
  const words = new Uint32Array(64)
  const whole = bytes.byteLength - (bytes.byteLength % BLOCK_BYTES)
  const content = new DataView(bytes)
  for (let at = 0; at < whole; at += BLOCK_BYTES) {
    addBlock(state, words, content, at)
    if (at % PAUSE_BYTES === 0) await new Promise((resolve) => setTimeout(resolve))
  }
  const tail = padded(new Uint8Array(bytes, whole), bytes.byteLength)
  for (let at = 0; at < tail.byteLength; at += BLOCK_BYTES) addBlock(state, words, tail, at)
  const result = new DataView(new ArrayBuffer(32))
  state.forEach((word, index) => result.setUint32(4 * index, word))
  return hex(new Uint8Array(result.buffer))
}

function padded(rest: Uint8Array, totalBytes: number): DataView {
  const room = new Uint8Array(rest.byteLength + 9 > BLOCK_BYTES ? 2 * BLOCK_BYTES : BLOCK_BYTES)
  room.set(rest)
  room[rest.byteLength] = 0x80
  const tail = new DataView(room.buffer)
  tail.setBigUint64(room.byteLength - 8, BigInt(totalBytes) * 8n)
  return tail
}

function addBlock(state: Uint32Array, w: Uint32Array, bytes: DataView, at: number): void {
  for (let t = 0; t < 16; t++) w[t] = bytes.getUint32(at + 4 * t)
  for (let t = 16; t < 64; t++) {
    const [early, late] = [word(w, t - 15), word(w, t - 2)]
    const s0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
    const s1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
    w[t] = (word(w, t - 16) + s0 + word(w, t - 7) + s1) | 0
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let t = 0; t < 64; t++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + word(ROUND, t) + word(w, t)) | 0
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0]
  }
  ;[a, b, c, d, e, f, g, h].forEach((value, index) => {
    state[index] = word(state, index) + value
  })
}

function word(words: Uint32Array, index: number): number {
  return words[index] ?? 0
}

function turn(value: number, bits: number): number {
  return (value >>> bits) | (value << (32 - bits))
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The first 32 bits of the fractions of roots of primes: square roots, and cube roots of 64. */
const PRIMES = firstPrimes(64)
const FIRST = PRIMES.slice(0, 8).map((prime) => fraction(prime, 2))
const ROUND = Uint32Array.from(PRIMES.map((prime) => fraction(prime, 3)))

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = []
  for (let next = 2; primes.length < count; next++) {
    if (primes.every((prime) => next % prime !== 0)) primes.push(next)
  }
  return primes
}

/** floor(2^32 · frac(root)), in whole numbers: a double's root is not exact enough to rely on. */
function fraction(prime: number, power: 2 | 3): number {
  const wanted = BigInt(prime) << BigInt(32 * power)
  let low = 0n
  let high = 1n << 40n
  while (high - low > 1n) {
    const middle = (low + high) / 2n
    if (middle ** BigInt(power) <= wanted) low = middle
    else high = middle
  }
  return Number(BigInt.asUintN(32, low))
}
