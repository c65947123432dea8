import './bar.css'

type BarProps = {
  /** 0 to 1. */
  readonly share: number
  readonly tone?: 'ok' | 'primary'
}

/** How much of something; the figure itself stands beside it. */
export function Bar({ share, tone = 'ok' }: BarProps) {
  return (
    <span className="bar" data-tone={tone} aria-hidden>
      <span style={{ inlineSize: `${share * 100}%` }} />
    </span>
  )
}
