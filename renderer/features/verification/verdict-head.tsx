import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import { useEffect, useRef } from 'react'

export type VerdictTone = 'good' | 'doubt' | 'bad'

const ICONS = {
  good: CheckCircleFilled,
  doubt: ExclamationCircleFilled,
  bad: CloseCircleFilled,
} as const

type VerdictHeadProps = {
  readonly tone: VerdictTone
  readonly title: string
  /** What it means, and what to do. */
  readonly note: string
  readonly file: string
}

/** The verdict in one glance; it takes the focus, so that it is read out and keys go on from it. */
export function VerdictHead({ tone, title, note, file }: VerdictHeadProps) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [title, file])
  const Icon = ICONS[tone]
  return (
    <section className="verdict-head" data-tone={tone} aria-label="核验结论">
      <Icon aria-hidden />
      <div>
        <h2 ref={head} tabIndex={-1}>
          {title}
        </h2>
        <p className="verdict-file">{file}</p>
        <p>{note}</p>
      </div>
    </section>
  )
}
