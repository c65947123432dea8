import { randomUUID } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'

/**
 * Paths that the user picked in a native dialog or dropped on the window.
 *
 * The shell registers them; screens only ever hold the token, so a compromised screen can't read or
 * write a file that the user did not choose.
 */
export type Grants = {
  readonly add: (path: string) => string
  /** The path of a token; a token stays good until core ends. */
  readonly path: (token: string) => string
}

export function createGrants(): Grants {
  const paths = new Map<string, string>()
  return {
    add: (path) => {
      const token = randomUUID()
      paths.set(token, path)
      return token
    },
    path: (token) => {
      const path = paths.get(token)
      if (path === undefined) throw new AppError({ code: 'not-found', noun: '所选文件', id: token })
      return path
    },
  }
}
