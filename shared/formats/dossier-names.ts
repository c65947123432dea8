// Apart from the schema, which the verifier page has no room for.

export const MANIFEST_NAME = 'manifest.json'
export const MANIFEST_HASH_NAME = 'manifest.sha256'
export const VERIFIER_NAME = '核验.html'

/** Files above it have the hash of each such part too: browsers hash no stream, only whole buffers. */
export const PART_BYTES = 64 * 1024 * 1024
