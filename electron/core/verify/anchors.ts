import { X509Certificate } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { hasCode } from '../files.ts'
import type { VerifyOptions } from './verify-document.ts'

type AnchorsFor = VerifyOptions['anchorsFor']

/** The authorities that this computer trusts. */
export function anchorsFor(context: Pick<Context, 'samplesFolder'>): AnchorsFor {
  return sampleAnchors(context.samplesFolder)
}

/** The authority of the sample certificates: it is trusted for tasks that are marked 示例 alone. */
export function sampleAnchors(samplesFolder: string): AnchorsFor {
  return ({ isSample }) => (isSample ? readCertificates(join(samplesFolder, 'certificates')) : [])
}

/** The certificates of a folder, one a file; none where there is no folder. */
function readCertificates(folder: string): readonly X509Certificate[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(cer|crt|pem)$/.test(name))
      .map((name) => new X509Certificate(readFileSync(join(folder, name))))
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return []
    throw error
  }
}
