import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { findSetting, updateSetting } from '../../../db/queries/settings.ts'
import type { Db } from '../../../db/open.ts'

/** About 60 ms and 32 MB a try: a stolen database does not give a PIN away for nothing. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const
const HASH_BYTES = 32

const setting = (expertId: string): string => `pin:${expertId}`

export function hasPin(db: Db, expertId: string): boolean {
  return findSetting(db, setting(expertId)) !== undefined
}

/** Keeps an expert's PIN on this device as a salted hash. */
export async function savePin(db: Db, expertId: string, pin: string): Promise<void> {
  const salt = randomBytes(16)
  const hash = await hashOf(pin, salt)
  updateSetting(db, setting(expertId), `${salt.toString('hex')}:${hash.toString('hex')}`)
}

export async function isPinOf(db: Db, expertId: string, pin: string): Promise<boolean> {
  const [salt, hash] = findSetting(db, setting(expertId))?.split(':') ?? []
  if (salt === undefined || hash === undefined) return false
  return timingSafeEqual(await hashOf(pin, Buffer.from(salt, 'hex')), Buffer.from(hash, 'hex'))
}

function hashOf(pin: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, HASH_BYTES, COST, (error, hash) => (error ? reject(error) : resolve(hash)))
  })
}
