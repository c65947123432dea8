import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Core } from '../core.ts'
import { diskError } from '../files.ts'
import type { DossierForm } from '../../../shared/ipc/contract.ts'

/** Where `--out` says an export goes: a .zip file, or a new folder in the folder that is named. */
export type OutPlace = {
  readonly form: DossierForm
  readonly grant: string
  /** What an export called so is there. */
  readonly pathOf: (name: string) => string
}

/** Folders on the way are made. Throws an AppError when they can't be. */
export async function outPlace(core: Core, given: string): Promise<OutPlace> {
  const out = resolve(given)
  const form = out.toLowerCase().endsWith('.zip') ? 'zip' : 'folder'
  const folder = form === 'zip' ? dirname(out) : out
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw diskError(error, folder)
  }
  return {
    form,
    grant: core.grant(out),
    pathOf: (name) => (form === 'zip' ? out : join(out, name)),
  }
}
