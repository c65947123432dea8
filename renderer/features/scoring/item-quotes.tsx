import { quotesOn } from '../../../shared/domain/interview/quotes.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { QuoteLines } from '../../ui/quote-lines.tsx'

/** What was said in interviews about an item or a scenario, beside its score. */
export function ItemQuotes({ code }: { readonly code: string }) {
  const { records } = useWorkspace()
  return <QuoteLines quotes={quotesOn(records, code)} />
}
