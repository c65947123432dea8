import type { Application } from '../../../shared/formats/application.ts'
import type { Filing } from '../../../shared/formats/filing.ts'

/** What the papers of a sample are drawn from. */
export type Papers = { readonly application: Application; readonly filing: Filing }

export function shortName(provider: string): string {
  return provider.replace('（示例）', '')
}
