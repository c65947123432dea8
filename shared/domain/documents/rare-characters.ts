/**
 * The rare-character pack (生僻字字库): HanaMin of 2017-09-04, as Debian's fonts-hanazono has it.
 *
 * Other bytes would draw other pictures, and the same snapshot has to give the same document, so the
 * two files are known by their hash.
 */
export const RARE_PACK_FILES = [
  {
    name: 'HanaMinA.ttf',
    sha256: '7ca87559414474848fc513a8d8eb42d5b0f8194c30c2abdfbfedff5398ec88d7',
  },
  {
    name: 'HanaMinB.ttf',
    sha256: '829543436cdf7b4c6730e2af5806fa406f8ddf0d4b656e0cd49c58d4db1c8d3c',
  },
] as const

export type RarePackFile = (typeof RARE_PACK_FILES)[number]

/**
 * What the pack is asked for: compatibility ideographs and extensions B to F, without a hole.
 *
 * It has more, but its private-use area is its own, and other scripts are not what it is for.
 */
const RANGES: readonly (readonly [first: number, last: number])[] = [
  [0xf900, 0xfa6d],
  [0xfa70, 0xfad9],
  [0x20000, 0x2a6d6],
  [0x2a700, 0x2b734],
  [0x2b740, 0x2b81d],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
  [0x2f800, 0x2fa1d],
]

/** Whether the pack has a character; known without opening its 53 MB. */
export function isInRarePack(codePoint: number): boolean {
  return RANGES.some(([first, last]) => first <= codePoint && codePoint <= last)
}
