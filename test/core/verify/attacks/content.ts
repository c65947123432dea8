import { inflateSync } from 'node:zlib'
import type { OpinionSnapshot } from '../../../../shared/domain/opinion/snapshot.ts'
import { aDocument, anOpinion, sealAll, someSignatures } from '../builders.ts'
import { join, swap, textOf, type Attack, type Scene } from './attack.ts'
import { rebuild, withPageContent, withStream } from './forger.ts'

const MARK = '/Type /EmbeddedFile'

/** A base changed by hand under the seals of the good one. */
function doctored(
  name: string,
  finds: Attack['finds'],
  change: (base: Uint8Array, scene: Scene) => Uint8Array | Promise<Uint8Array>,
  outcome: Attack['outcome'] = 'altered',
): Attack {
  return {
    name,
    finds,
    outcome,
    make: async (scene) => join(await change(scene.base, scene), ...scene.seals),
  }
}

/** A document that this very program made of a changed snapshot, under the seals of the good one. */
function redrawn(
  name: string,
  change: (snapshot: OpinionSnapshot) => Partial<OpinionSnapshot>,
): Attack {
  return doctored(name, 'digest-differs', (_base, { snapshot }) =>
    aDocument({ ...snapshot, ...change(snapshot) }, someSignatures(snapshot)),
  )
}

function dataOf(base: Uint8Array): string {
  const at = textOf(base).indexOf('stream\n', textOf(base).indexOf(MARK)) + 'stream\n'.length
  return inflateSync(base.subarray(at)).toString('utf8')
}

function withData(base: Uint8Array, change: (text: string) => string): Uint8Array {
  return withStream(base, MARK, Buffer.from(change(dataOf(base)), 'utf8'))
}

/** Swaps two runs of glyphs of the same length: the file keeps its length, the page says otherwise. */
function wordsSwapped(content: string): string {
  const words = [...content.matchAll(/<([0-9a-f]{8,16})>/g)].map(([, hex = '']) => hex)
  const first = words[0] ?? ''
  const other = words.find((hex) => hex !== first && hex.length === first.length)
  if (other === undefined) throw new Error('there are no two words of a length')
  return content
    .replace(`<${first}>`, '<>')
    .replace(`<${other}>`, `<${first}>`)
    .replace('<>', `<${other}>`)
}

/** What the page shows, or the data in it, made another. */
export const CONTENT_ATTACKS: readonly Attack[] = [
  doctored('two words of the page swapped', 'content', (base) =>
    withPageContent(base, wordsSwapped),
  ),
  doctored('a line drawn over the page', 'content', (base) =>
    withPageContent(base, (content) => `${content}\n0 400 m 595 400 l S`),
  ),
  doctored('text in white on the page', 'content', (base) =>
    withPageContent(base, (content) => content.replace(/\nBT/, '\n1 g\nBT')),
  ),
  doctored('the last of the drawing cut off', 'content', (base) =>
    withPageContent(base, (content) => content.slice(0, content.lastIndexOf('q'))),
  ),
  doctored('the title in the file’s information changed', 'digest-differs', (base) =>
    swap(base, /\/Title \d+ 0 R/, (found) => found.replace('Title', 'Titel')),
  ),
  doctored('the codes of copied text changed', 'content', (base) =>
    rebuild(swap(base, /\/ToUnicode \d+ 0 R\n/, '')),
  ),
  doctored('a hidden file attached', 'data-malformed', (base) =>
    rebuild(swap(base, '\nxref\n', `\n<< ${MARK} >>\nxref\n`)),
  ),
  doctored(
    'the attached data hidden',
    'not-ours',
    (base) => swap(base, MARK, '/Type /EmbeddedFilm'),
    'foreign',
  ),
  doctored('the attached conclusion changed, its hash left', 'data-malformed', (base) =>
    withData(base, (text) => text.replace('"passed"', '"rectify"')),
  ),
  doctored('the attached data without a snapshot', 'data-malformed', (base) =>
    withData(base, () => '{"format":"smedt-opinion","signatures":[],"version":1}'),
  ),
  doctored('the attached data spaced otherwise', 'data-malformed', (base) =>
    withData(base, (text) => `${text} `),
  ),
  doctored('the attached data given a member twice', 'data-malformed', (base) =>
    withData(base, (text) => text.replace('{"format"', '{"format":"x","format"')),
  ),
  doctored('the attached data nested without end', 'data-malformed', (base) =>
    withData(base, () => '['.repeat(1_000_000)),
  ),
  doctored('the attached data packed to explode', 'data-malformed', (base) =>
    withStream(base, MARK, Buffer.alloc(80 * 1024 * 1024, 0x20)),
  ),
  doctored('the attached data cut off', 'data-malformed', (base) =>
    swap(base, /\/Size \d+\n\/CheckSum <[0-9a-f]+>\n(>>)?\n?\/Length \d+/, (found) =>
      found.replace(/\/Length \d+/, '/Length 99'),
    ),
  ),
  doctored('the attached data of another opinion', 'content', (base, { other }) =>
    withData(base, () => dataOf(other.base)),
  ),
  doctored(
    'the document of another opinion under these seals',
    'digest-differs',
    (_base, { other }) => Promise.resolve(other.base),
  ),
  redrawn('another conclusion, drawn anew with its hash', () => ({
    opinion: anOpinion({
      conclusion: 'rectify',
      rectificationDueOn: '2026-12-20',
      requirements: '补齐',
    }),
  })),
  redrawn('one digit of the opinion’s text', ({ opinion }) => ({
    opinion: { ...opinion, text: opinion.text.replace('62.5', '92.5') },
  })),
  redrawn('another level', ({ levels }) => ({ levels: { ...levels, verified: 3 } })),
  redrawn('another enterprise', ({ enterprise }) => ({
    enterprise: { ...enterprise, name: '长春市弘远汽车零部件制造有限公司' },
  })),
  redrawn('a figure that the page does not show', ({ enterprise }) => ({
    enterprise: { ...enterprise, totalSpend: '928.5' },
  })),
  redrawn('a signer left out', ({ signers }) => ({ signers: signers.slice(0, -1) })),
  redrawn('two members in each other’s place', ({ signers: [leader, a, b] }) => ({
    signers: [leader, b, a].filter((one) => one !== undefined),
  })),
  redrawn('another piece of evidence', ({ evidence }) => ({
    evidence: [
      ...evidence,
      {
        id: 'evidence-1',
        name: '照片.jpg',
        mediaType: 'image/jpeg',
        sizeBytes: 1,
        sha256: '00'.repeat(32),
        source: 'imported',
        author: 'expert-1',
        addedAt: '2026-11-23T02:00:00.000Z',
        capturedAt: null,
        device: null,
        place: '',
        links: [],
      },
    ],
  })),
  doctored('the ink of two signers swapped', 'digest-differs', (_base, { snapshot }) => {
    const [a, b, ...rest] = someSignatures(snapshot)
    if (!a || !b) throw new Error('there are two signers')
    return aDocument(snapshot, [{ ...a, ink: b.ink }, { ...b, ink: a.ink }, ...rest])
  }),
  doctored('the ink of a signer from elsewhere', 'digest-differs', (_base, { snapshot }) =>
    aDocument(snapshot, someSignatures(snapshot, 7)),
  ),
  doctored('a hand signature of another time', 'digest-differs', (_base, { snapshot }) =>
    aDocument(
      snapshot,
      someSignatures(snapshot).map((one) => ({ ...one, signedAt: '2026-11-24T01:00:00.000Z' })),
    ),
  ),
  doctored('a hand signature taken off', 'digest-differs', (_base, { snapshot }) =>
    aDocument(snapshot, someSignatures(snapshot).slice(1)),
  ),
  {
    name: 'a line drawn over the page before all of them sealed it',
    outcome: 'altered',
    finds: 'content',
    make: ({ base, snapshot, keys }) => {
      const overdrawn = withPageContent(base, (content) => `${content}\n0 400 m 595 400 l S`)
      return sealAll(overdrawn, snapshot, keys)
    },
  },
  {
    name: 'data of another opinion attached before all of them sealed it',
    outcome: 'altered',
    finds: 'content',
    make: ({ base, snapshot, keys, other }) =>
      sealAll(
        withData(base, () => dataOf(other.base)),
        snapshot,
        keys,
      ),
  },
  {
    name: 'another opinion drawn anew, without seals',
    outcome: 'unproven',
    finds: 'no-seal',
    make: ({ snapshot }) => aDocument({ ...snapshot, opinion: anOpinion({ text: '同意。' }) }),
  },
]
