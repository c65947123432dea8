import { X509Certificate } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import type { VerifyOptions } from './verify-document.ts'

type AnchorsFor = VerifyOptions['anchorsFor']

/** The authority of the sample certificates: it is trusted for tasks that are marked 示例 alone. */
export function sampleAnchors(samplesFolder: string): AnchorsFor {
  return ({ isSample }) => (isSample ? readCertificates(join(samplesFolder, 'certificates')) : [])
}

