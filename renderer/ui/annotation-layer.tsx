import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import {
  MARK,
  markPath,
  markPlace,
  markUnit,
  type Mark,
  type PictureSize,
  type Place,
} from '../../shared/domain/evidence/marks.ts'
import { clamp, shapeOf, type Tool } from './annotation-shapes.ts'

type AnnotationLayerProps = {
  readonly picture: PictureSize
  readonly shapes: readonly Mark[]
  /** Null: the drawing is only looked at. */
  readonly tool: Tool | null
  readonly text: string
  readonly onDraw: (shape: Mark) => void
}

type Stroke = { readonly from: Place; readonly to: Place }

const STEPS: Readonly<Record<string, Place>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The drawing over a picture, by finger, mouse or keyboard. */
export function AnnotationLayer({ picture, shapes, tool, text, onDraw }: AnnotationLayerProps) {
  const [stroke, setStroke] = useState<Stroke | null>(null)
  const [cross, setCross] = useState<Place | null>(null)

  function finish(from: Place, to: Place): void {
    setStroke(null)
    const shape = tool === null ? null : shapeOf(tool, from, to, text)
    if (shape !== null) onDraw(shape)
  }
  function onPointerDown(event: PointerEvent<SVGSVGElement>): void {
    if (tool === null || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const at = placeOf(event)
    setCross(null)
    setStroke({ from: at, to: at })
  }
  function onKeyDown(event: KeyboardEvent<SVGSVGElement>): void {
    if (tool === null) return
    const at = cross ?? [500, 500]
    const step = STEPS[event.key]
    if (step !== undefined) {
      const width = event.shiftKey ? 5 : 25
      const next: Place = [clamp(at[0] + step[0] * width), clamp(at[1] + step[1] * width)]
      setCross(next)
      if (stroke !== null) setStroke({ ...stroke, to: next })
    } else if (event.key === 'Enter' || event.key === ' ') {
      setCross(at)
      if (tool === 'text' || stroke !== null) finish(stroke?.from ?? at, at)
      else setStroke({ from: at, to: at })
    } else if (event.key === 'Escape' && stroke !== null) setStroke(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const draft =
    stroke === null || tool === null || tool === 'text'
      ? null
      : ({ kind: tool, from: [...stroke.from], to: [...stroke.to], text: '' } satisfies Mark)
  const { width, height } = picture
  return (
    <svg
      className="annotation-layer"
      viewBox={`0 0 ${width} ${height}`}
      data-drawing={tool !== null}
      role={tool === null ? 'img' : 'application'}
      aria-label={tool === null ? `标注 ${shapes.length} 处` : '在图上标注'}
      tabIndex={tool === null ? undefined : 0}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => {
        if (stroke !== null && event.buttons > 0) setStroke({ ...stroke, to: placeOf(event) })
      }}
      onPointerUp={(event) => {
        if (stroke !== null) finish(stroke.from, placeOf(event))
      }}
      onPointerCancel={() => setStroke(null)}
      onKeyDown={onKeyDown}
    >
      {[...shapes, ...(draft === null ? [] : [draft])].map((shape, index) => (
        // Shapes have no name: their place in the drawing is what they are.
        // oxlint-disable-next-line react/no-array-index-key
        <ShapeMark key={index} shape={shape} picture={picture} />
      ))}
      {tool !== null && cross !== null && (
        <Cross at={markPlace(cross, picture)} size={width / 40} />
      )}
    </svg>
  )
}

type ShapeMarkProps = { readonly shape: Mark; readonly picture: PictureSize }

/** Drawn twice: a light rim below, so that it stands out on dark ground as well. */
function ShapeMark({ shape, picture }: ShapeMarkProps) {
  const unit = markUnit(picture)
  if (shape.kind === 'text') {
    const [x, y] = markPlace(shape.from, picture)
    return (
      <text className="annotation-text" x={x} y={y} fontSize={unit * MARK.text}>
        {shape.text}
      </text>
    )
  }
  const path = markPath(shape, picture)
  return (
    <>
      <path className="annotation-rim" d={path} strokeWidth={unit * MARK.rim} />
      <path className="annotation-stroke" d={path} strokeWidth={unit * MARK.stroke} />
    </>
  )
}

function Cross({ at: [x, y], size }: { readonly at: Place; readonly size: number }) {
  const path = `M ${x - size} ${y} h ${2 * size} M ${x} ${y - size} v ${2 * size}`
  return (
    <>
      <path className="annotation-rim" d={path} strokeWidth={size / 4} />
      <path className="annotation-cross" d={path} strokeWidth={size / 10} />
    </>
  )
}

function placeOf(event: PointerEvent<SVGSVGElement>): Place {
  const box = event.currentTarget.getBoundingClientRect()
  return [
    clamp(((event.clientX - box.left) / box.width) * 1000),
    clamp(((event.clientY - box.top) / box.height) * 1000),
  ]
}
