import { errorText } from '../../shared/error-text.ts'
import { AppError } from '../../shared/errors.ts'

/** The Chinese sentence for whatever was thrown. */
export function errorMessage(error: unknown): string {
  if (error instanceof AppError) return errorText(error.info)
  return '画面出现意外错误，已保存的内容都在。请重试；若再次出现，请重新打开程序。'
}
