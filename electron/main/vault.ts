import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { safeStorage } from 'electron'
import { AppError } from '../../shared/errors.ts'
import { writeFileDurably } from '../core/files.ts'
import { KEY_BYTES, keyFilePath, loadFileKey, sealedKeyPath } from '../core/vault/file-key.ts'

export type DataKey = {
  readonly key: Uint8Array
  readonly protection: 'keychain' | 'file'
}

/**
 * The data key of a folder: wrapped by the system's keychain, or where there is none in a file that
 * only this user reads. A folder keeps the way it began with.
 */
export async function loadDataKey(folder: string): Promise<DataKey> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const sealed = sealedKeyPath(folder)
  if (existsSync(sealed)) return { key: await unseal(folder, sealed), protection: 'keychain' }
  if (existsSync(keyFilePath(folder)) || !hasKeychain()) {
    return { key: await loadFileKey(folder), protection: 'file' }
  }
  if (existsSync(join(folder, 'acceptance.sqlite')))
    throw new AppError({ code: 'wrong-key', path: folder })
  const key = randomBytes(KEY_BYTES)
  await writeFileDurably(sealed, safeStorage.encryptString(key.toString('hex')), 0o600)
  return { key, protection: 'keychain' }
}

async function unseal(folder: string, sealed: string): Promise<Uint8Array> {
  if (!hasKeychain()) {
    throw new AppError({
      code: 'data-folder-unsupported',
      path: folder,
      reason: '其密钥保存在系统钥匙串中，而当前会话打不开钥匙串。请登录原来的桌面账户后再打开。',
    })
  }
  try {
    const key = Buffer.from(safeStorage.decryptString(await readFile(sealed)), 'hex')
    if (key.length === KEY_BYTES) return key
    throw new AppError({ code: 'wrong-key', path: folder })
  } catch (error) {
    throw error instanceof AppError
      ? error
      : new AppError({ code: 'wrong-key', path: folder }, { cause: error })
  }
}

/** On Linux `basic_text` is no keychain: it would only look like protection. */
function hasKeychain(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}
