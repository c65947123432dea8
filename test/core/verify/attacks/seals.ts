import { join, swap, textOf, type Attack, type Scene } from './attack.ts'

/** A seal of the good file changed, the rest of the file left. */
function changed(
  name: string,
  index: number,
  change: (seal: Uint8Array, scene: Scene) => Uint8Array,
  finds: Attack['finds'] = 'foreign-increment',
): Attack {
  return {
    name,
    outcome: 'altered',
    finds,
    make: (scene) =>
      join(scene.base, ...scene.seals.map((seal, i) => (i === index ? change(seal, scene) : seal))),
  }
}

const LAST = 3
const CONTENTS = /(?<=\/Contents <)[0-9a-f]*/

function contentsOf(seal: Uint8Array | undefined): string {
  return CONTENTS.exec(textOf(seal ?? new Uint8Array()))?.[0] ?? ''
}

/** Another CMS in a seal's place, padded to the room that is there. */
function withContents(seal: Uint8Array, contents: string): Uint8Array {
  const room = contentsOf(seal).length
  return swap(seal, CONTENTS, contents.slice(0, room).padEnd(room, '0'))
}

function withByteRange(change: (numbers: number[]) => readonly number[]) {
  return (seal: Uint8Array): Uint8Array =>
    swap(seal, /\/ByteRange \[[\d ]*\]/, (found) => {
      const numbers = [...found.matchAll(/\d+/g)].map(([digits]) => Number(digits))
      return `/ByteRange [${change(numbers).join(' ')}`.padEnd(found.length - 1) + ']'
    })
}

const moved = (index: number, by: number) =>
  withByteRange((numbers) => numbers.map((value, i) => (i === index ? value + by : value)))

/** Seals removed, moved, taken from elsewhere, or changed where no signature covers them. */
export const SEAL_ATTACKS: readonly Attack[] = [
  {
    name: 'the last seal removed',
    outcome: 'partial',
    finds: 'seal-missing',
    make: ({ base, seals }) => join(base, ...seals.slice(0, -1)),
  },
  {
    name: 'all seals but the first removed',
    outcome: 'partial',
    finds: 'seal-missing',
    make: ({ base, seals }) => join(base, ...seals.slice(0, 1)),
  },
  {
    name: 'all seals removed',
    outcome: 'unproven',
    finds: 'no-seal',
    make: ({ base }) => base,
  },
  {
    name: 'the first seal removed',
    outcome: 'altered',
    finds: 'foreign-increment',
    make: ({ base, seals }) => join(base, ...seals.slice(1)),
  },
  {
    name: 'a seal in the middle removed',
    outcome: 'altered',
    finds: 'foreign-increment',
    make: ({ base, seals }) => join(base, ...seals.filter((_, i) => i !== 1)),
  },
  {
    name: 'two seals in each other’s place',
    outcome: 'altered',
    finds: 'foreign-increment',
    make: ({ base, seals: [a = base, b = base, ...rest] }) => join(base, b, a, ...rest),
  },
  {
    name: 'the last seal put twice',
    outcome: 'altered',
    finds: 'foreign-increment',
    make: ({ file, seals }) => join(file, seals.at(-1) ?? ''),
  },
  {
    name: 'the seals of another opinion of the same people',
    outcome: 'altered',
    finds: 'digest-differs',
    make: ({ base, other }) => join(base, ...other.seals),
  },
  {
    name: 'the last seal of another opinion',
    outcome: 'altered',
    finds: 'digest-differs',
    make: ({ base, seals, other }) => join(base, ...seals.slice(0, -1), other.seals.at(-1) ?? ''),
  },
  changed(
    'the signature of one signer in the place of another',
    1,
    (seal, { seals }) => withContents(seal, contentsOf(seals[0])),
    'digest-differs',
  ),
  changed(
    'the signature of the same signer from another opinion',
    LAST,
    (seal, { other }) => withContents(seal, contentsOf(other.seals[LAST])),
    'digest-differs',
  ),
  changed('the signature blanked', LAST, (seal) => withContents(seal, '')),
  changed('bytes hidden behind the signature', LAST, (seal) =>
    swap(seal, CONTENTS, (found) => `${found.slice(0, -8)}deadbeef`),
  ),
  changed('room added behind the signature', LAST, (seal) =>
    swap(seal, CONTENTS, (found) => `${found}0000`),
  ),
  changed('the signature written in capitals', LAST, (seal) =>
    swap(seal, CONTENTS, (found) => found.toUpperCase()),
  ),
  changed('a space within the signature', LAST, (seal) =>
    swap(seal, CONTENTS, (found) => `${found.slice(0, -1)} `),
  ),
  changed('a gap in the byte range', LAST, moved(2, 10)),
  changed('a byte range that overlaps itself', LAST, moved(2, -10)),
  changed('a byte range that ends early', LAST, moved(3, -20)),
  changed('a byte range that ends behind the file', LAST, moved(3, 20)),
  changed('a byte range that leaves out the beginning', LAST, moved(0, 100)),
  changed('a byte range whose first part is short', LAST, moved(1, -50)),
  changed(
    'a byte range of one part',
    LAST,
    withByteRange(([a = 0, b = 0]) => [a, b]),
  ),
  changed(
    'a byte range of three parts',
    LAST,
    withByteRange((numbers) => [...numbers, 0, 1]),
  ),
  changed(
    'a byte range of zeros',
    LAST,
    withByteRange(() => [0, 0, 0, 0]),
  ),
  changed('two byte ranges', LAST, (seal) =>
    swap(seal, '/ByteRange [', '/ByteRange [0 0 0 0] /ByteRange ['),
  ),
  changed(
    'another time',
    LAST,
    (seal) => swap(seal, '(D:20261123080000Z)', '(D:20261123090000Z)'),
    'digest-differs',
  ),
  changed('a time that is none', LAST, (seal) =>
    swap(seal, '(D:20261123080000Z)', '(D:20261399080000Z)'),
  ),
  changed(
    'another reason',
    LAST,
    (seal) => swap(seal, '/Reason <feff9a8c', '/Reason <feff9a8d'),
    'digest-differs',
  ),
  changed(
    'another name',
    1,
    (seal) => swap(seal, /\/Name <feff..../, '/Name <feff5f20'),
    'name-differs',
  ),
  changed('another filter', LAST, (seal) => swap(seal, '/Adobe.PPKLite', '/Adobe.PPKMS  ')),
  changed('a weaker kind of signature', LAST, (seal) =>
    swap(seal, '/ETSI.CAdES.detached', '/adbe.pkcs7.detached'),
  ),
  changed('changes allowed by the certification', 0, (seal) => swap(seal, '/P 2 /V', '/P 3 /V')),
  changed('the certification taken out of the first seal', 0, (seal) =>
    swap(seal, /\/Reference \[.*?\]\n/, ''),
  ),
  changed('a second certification', LAST, (seal, { seals }) =>
    swap(
      seal,
      '/ByteRange',
      `${/\/Reference \[.*?\]\n/.exec(textOf(seals[0] ?? seal))?.[0]}/ByteRange`,
    ),
  ),
  changed('an object more in a seal’s update', LAST, (seal) =>
    swap(seal, '\nxref\n', '\n99 0 obj\n<< >>\nendobj\nxref\n'),
  ),
  changed('a comment in a seal’s update', LAST, (seal) => swap(seal, '\nxref\n', '\n%x\nxref\n')),
  changed('another offset in a seal’s table', LAST, (seal) =>
    swap(seal, /\n\d{10} 00000 n/, '\n0000000015 00000 n'),
  ),
  changed('a seal’s table that skips the seals before', LAST, (seal) =>
    swap(seal, /\/Prev \d/, (found) => `/Prev ${(Number(found.at(-1)) + 1) % 10}`),
  ),
  changed('a drawn picture for a seal', LAST, (seal) =>
    swap(seal, '/Rect [0 0 0 0]', '/Rect [0 0 9 9]'),
  ),
]
