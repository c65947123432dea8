import type { SignatureInk } from '../../shared/domain/opinion/annex5-content.ts'
import './ink-picture.css'

/** A signature as it was written, small. */
export function InkPicture({ ink, name }: { readonly ink: SignatureInk; readonly name: string }) {
  const points = ink.strokes.flat()
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const margin = 10
  const left = Math.min(...xs) - margin
  const top = Math.min(...ys) - margin
  const width = Math.max(...xs) - left + margin
  const height = Math.max(...ys) - top + margin
  return (
    <svg
      className="ink-picture"
      viewBox={`${left} ${top} ${width} ${height}`}
      role="img"
      aria-label={`${name}的签名`}
    >
      {ink.strokes.map((stroke, index) => (
        <polyline
          key={index}
          points={stroke.map(({ x, y }) => `${x},${y}`).join(' ')}
          fill="none"
          stroke="currentColor"
          strokeWidth={Math.max(2, height / 40)}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
    </svg>
  )
}
