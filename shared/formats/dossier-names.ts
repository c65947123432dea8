// Apart from the schema, which the verifier page has no room for.

export const MANIFEST_NAME = 'manifest.json'
export const MANIFEST_HASH_NAME = 'manifest.sha256'
export const VERIFIER_NAME = '核验.html'

/** Signed statements of the platform about a revision. */
export const receiptPath = (revision: number): string => `数据/第${revision}版/回执.json`
export const earlierReceiptPath = (revision: number, number: number): string =>
  `数据/第${revision}版/此前的回执-${number}.json`
/** The record of a scan that came after its opinion, beside the receipt that covers it. */
export const scanRecordPath = (receipt: string): string => receipt.replace(/\.json$/u, '-记录.json')
export const decisionPath = (revision: number): string => `数据/第${revision}版/主管部门意见.json`
/** What the platform's key is pinned by. */
export const PACKAGE_PATH = '数据/任务包.json'

/** Files above it have the hash of each such part too: browsers hash no stream, only whole buffers. */
export const PART_BYTES = 64 * 1024 * 1024
