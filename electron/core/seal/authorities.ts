import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listAuthorities } from '../../../db/queries/seals.ts'
import type { Context } from '../context.ts'

/** The root of the sample certificates; anyone can read its signers' keys. */
const SAMPLE_ROOT = join('certificates', 'sample-root.crt')

/**
 * The authorities that are trusted for a task: those imported in 设置, and for a 示例 task that of the
 * sample certificates. A sample's never counts for a real task.
 */
export function authoritiesFor(
  { db, samplesFolder }: Pick<Context, 'db' | 'samplesFolder'>,
  isSample: boolean,
): readonly X509Certificate[] {
  const imported = listAuthorities(db).map(({ der }) => new X509Certificate(der))
  return isSample ? [...imported, ...sampleAuthorities(samplesFolder)] : imported
}

/** The authority of the certificates that come with the program. */
export function sampleAuthorities(samplesFolder: string): readonly X509Certificate[] {
  const path = join(samplesFolder, SAMPLE_ROOT)
  return existsSync(path) ? [new X509Certificate(readFileSync(path))] : []
}
