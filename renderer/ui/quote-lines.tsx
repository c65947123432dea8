import type { Quote } from '../../shared/domain/interview/quotes.ts'
import { useJump } from '../lib/jump.ts'
import './quote-lines.css'

/** What interviewees said, word for word, each with a way to the interview. */
export function QuoteLines({ quotes }: { readonly quotes: readonly Quote[] }) {
  const jump = useJump()
  if (quotes.length === 0) return null
  return (
    <ul className="quote-lines" aria-label="访谈摘录">
      {quotes.map(({ key, text, speaker }) => (
        <li key={key}>
          <q>{text}</q>
          <button
            type="button"
            className="quote-source"
            aria-label={`到${speaker}的访谈`}
            onClick={() => jump('interview', `quote:${key}`)}
          >
            {speaker}
          </button>
        </li>
      ))}
    </ul>
  )
}
