import { KeyObject, sign } from 'node:crypto'
import type { SealAdapter } from '../../../../electron/core/seal/adapter.ts'
import { sealIncrement } from '../../../../electron/core/seal/increment.ts'
import { anAdapter, anAuthority, aCertificate, SEAL_DAY } from '../../../helpers/seals.ts'
import type { Identity } from '../../../platform/ca/authority.ts'
import { certificateOf, INSTITUTION, NAMES, sealAll } from '../builders.ts'
import { join, type Attack, type Scene } from './attack.ts'
import { der, hostileCms, SIGNING_TIME, type CmsTricks } from './hostile-cms.ts'

const [LEADER = ''] = NAMES

/** The institution's seal made anew by an attacker who has our writer, on what the panel sealed. */
function resealed(
  name: string,
  finds: Attack['finds'],
  make: (scene: Scene) => Promise<{
    readonly adapter: SealAdapter
    readonly tricks?: CmsTricks
    readonly at?: Date
  }>,
  outcome: Attack['outcome'] = 'altered',
): Attack {
  return {
    name,
    finds,
    outcome,
    make: async (scene) => {
      const { adapter, tricks, at = SEAL_DAY } = await make(scene)
      const file = join(scene.base, ...scene.seals.slice(0, -1))
      return join(file, await increment(file, adapter, tricks, at))
    },
  }
}

/** The same seal as in the good file, made by the tools of the attacks. */
export async function honestlyResealed({ base, seals, keys }: Scene): Promise<Uint8Array> {
  const file = join(base, ...seals.slice(0, -1))
  return join(file, await increment(file, await keys.of(INSTITUTION)))
}

function increment(file: Uint8Array, adapter: SealAdapter, tricks: CmsTricks = {}, at = SEAL_DAY) {
  const request = {
    fieldName: 'institution',
    signerName: INSTITUTION,
    reason: '验收意见签章',
    at,
    contentsBytes: 4000,
  }
  return sealIncrement(file, request, hostileCms(adapter, tricks))
}

/** A trick played with the institution's own key. */
function trick(name: string, finds: Attack['finds'], tricks: CmsTricks): Attack {
  return resealed(name, finds, async ({ keys }) => ({
    adapter: await keys.of(INSTITUTION),
    tricks,
  }))
}

const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte, i) => (i === 40 ? byte ^ 1 : byte))

/** Signatures that are none, or of somebody else. */
export const SIGNATURE_ATTACKS: readonly Attack[] = [
  resealed(
    'sealed with a certificate of the same name from another authority',
    'trust',
    async ({ strangers }) => ({ adapter: await strangers.of(INSTITUTION) }),
    'unproven',
  ),
  {
    name: 'all seals made anew with the same names from another authority',
    outcome: 'unproven',
    finds: 'trust',
    make: ({ base, snapshot, strangers }) => sealAll(base, snapshot, strangers),
  },
  resealed(
    'sealed with a self-signed certificate of the same name',
    'chain-incomplete',
    async () => ({
      adapter: await anAdapter(await anAuthority({ name: INSTITUTION, isAuthority: false })),
    }),
    'unproven',
  ),
  resealed(
    'sealed without the certificate of the issuer',
    'chain-incomplete',
    async ({ strangers }) => {
      const adapter = await strangers.of(INSTITUTION)
      return { adapter, tricks: { certificates: [adapter.chain[0]] } }
    },
    'unproven',
  ),
  resealed(
    'sealed with the certificate of a member of the panel',
    'name-differs',
    async ({ keys }) => ({ adapter: await keys.of(LEADER) }),
    'unproven',
  ),
  resealed('sealed with the certificate of the authority', 'certificate-use', async ({ keys }) => ({
    adapter: adapterOfAnyKey(keys.authority),
  })),
  resealed('sealed with a certificate for encryption', 'certificate-use', async ({ keys }) => {
    const change = { key: 'p-256', use: 'encryption' } as const
    return { adapter: adapterOfAnyKey(await aCertificate(INSTITUTION, keys.authority, change)) }
  }),
  resealed(
    'sealed with a certificate that a signer has issued',
    'chain-incomplete',
    async ({ keys }) => {
      const signer = await aCertificate(LEADER, keys.authority, { key: 'p-256' })
      return { adapter: await keys.make(INSTITUTION, {}, signer) }
    },
    'unproven',
  ),
  resealed('sealed with an expired certificate', 'certificate-time', async ({ keys }) => ({
    adapter: await keys.make(INSTITUTION, { until: new Date('2026-11-01T00:00:00Z') }),
  })),
  resealed('sealed with a certificate of next year', 'certificate-time', async ({ keys }) => ({
    adapter: await keys.make(INSTITUTION, { from: new Date('2027-01-01T00:00:00Z') }),
  })),
  resealed('sealed with a key that is too short', 'weak-key', async ({ keys }) => ({
    adapter: adapterOfAnyKey(await aCertificate(INSTITUTION, keys.authority, { key: 'rsa-1024' })),
  })),
  resealed('sealed before the opinion was frozen', 'sealed-before-frozen', async ({ keys }) => ({
    adapter: await keys.of(INSTITUTION),
    at: new Date('2026-11-22T08:00:00.000Z'),
  })),
  resealed(
    'signed by one key and named after another',
    'certificate-binding',
    async ({ keys }) => ({
      adapter: await keys.of(INSTITUTION),
      tricks: { names: (await keys.of(LEADER)).chain[0] },
    }),
  ),
  resealed(
    'signed by a key that is not the certificate’s',
    'signature-wrong',
    async ({ keys, strangers }) => {
      const { sign } = await strangers.of(INSTITUTION)
      return { adapter: { ...(await keys.of(INSTITUTION)), sign } }
    },
  ),
  resealed(
    'an unrelated certificate put beside the others',
    'chain-broken',
    async ({ keys, strangers }) => {
      const adapter = await keys.of(INSTITUTION)
      const certificates = [...adapter.chain, certificateOf(strangers.authority)]
      return { adapter, tricks: { certificates } }
    },
  ),
  resealed('the signer’s certificate left out', 'cms-malformed', async ({ keys }) => {
    const adapter = await keys.of(INSTITUTION)
    return { adapter, tricks: { certificates: adapter.chain.slice(1) } }
  }),
  trick('no certificate named in the signature', 'cms-malformed', { names: null }),
  trick('the digest downgraded to SHA-1', 'cms-malformed', { hash: 'sha1' }),
  trick('the digest of something else', 'digest-differs', { digest: new Uint8Array(32) }),
  trick('a digest that is cut short', 'digest-differs', { digest: new Uint8Array(16) }),
  trick('one bit of the signature flipped', 'signature-wrong', { signature: flip }),
  trick('no signature value at all', 'signature-wrong', { signature: () => new Uint8Array() }),
  trick('an unsigned attribute', 'cms-malformed', { unsigned: SIGNING_TIME }),
  trick('a signed attribute that is not ours', 'cms-malformed', { attributes: [SIGNING_TIME] }),
  trick('the signed attributes out of order', 'cms-malformed', { isShuffled: true }),
  trick('two signers in one signature', 'cms-malformed', { areSignersTwice: true }),
  trick('content inside the signature', 'cms-malformed', { content: new Uint8Array([1, 2, 3]) }),
  trick('bytes behind the signature', 'foreign-increment', {
    wrap: (cms) => join(cms, '\x05\x00'),
  }),
  trick('the signature wrapped once more', 'cms-malformed', { wrap: (cms) => der(0x30, cms) }),
  trick('a length written with a leading zero', 'cms-malformed', {
    // 30 82 hh ll -> 30 83 00 hh ll
    wrap: (cms) => join(cms.subarray(0, 1), '\x83\x00', cms.subarray(2)),
  }),
  trick('no signature but noise', 'cms-malformed', {
    wrap: (cms) => cms.map((byte, i) => (i < 4 ? byte : (i * 7919) & 0xff)),
  }),
]

/** A key that our adapter refuses. */
function adapterOfAnyKey(identity: Identity): SealAdapter {
  const key = KeyObject.from(identity.privateKey)
  const issuers = identity.issuers.map((one) => certificateOf({ ...identity, certificate: one }))
  return {
    chain: [certificateOf(identity), ...issuers],
    keyType: key.asymmetricKeyType === 'rsa' ? 'rsa' : 'ec',
    longestSignature: 200,
    sign: (attributes) => Promise.resolve(new Uint8Array(sign('sha256', attributes, key))),
  }
}
