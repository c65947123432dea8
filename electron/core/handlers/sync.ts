import { AppError } from '../../../shared/errors.ts'

/** Until the engine stands behind it. */
export function notYet(): never {
  throw new AppError({ code: 'not-allowed', message: '同步中心还不能使用，请先用“上报”。' })
}
