import SignaturePad, { type PointGroup } from 'signature_pad'
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { SignatureInk } from '../../shared/domain/opinion/annex5-content.ts'
import { inkOf, scaleStrokes } from './ink.ts'
import { PEN_AT_REST, penAfter, type KeyboardPen } from './keyboard-pen.ts'

/** Ink is dark blue-black on white in both themes: the page that it goes to is white. */
const PEN = { penColor: '#10203a', minWidth: 1.4, maxWidth: 4.2 } as const
const STROKE = {
  ...PEN,
  dotSize: 0,
  velocityFilterWeight: 0.7,
  compositeOperation: 'source-over',
} as const

export type Pad = {
  readonly canvas: RefObject<HTMLCanvasElement | null>
  readonly isEmpty: boolean
  readonly clear: () => void
  readonly ink: () => SignatureInk
  /** The pen that keys move; null until one does. */
  readonly pen: KeyboardPen | null
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** A pad for mouse, pen, finger and keyboard, as sharp as the display; a new size keeps what is written. */
export function usePad(): Pad {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<SignaturePad | null>(null)
  const [isEmpty, setIsEmpty] = useState(true)
  const [pen, setPen] = useState<KeyboardPen | null>(null)

  useEffect(() => {
    const element = canvas.current
    if (element === null) return undefined
    const created = new SignaturePad(element, { ...PEN, throttle: 8, minDistance: 1 })
    pad.current = created
    let width = 0
    const observer = new ResizeObserver(() => {
      const next = element.clientWidth
      if (next === 0) return
      const strokes = scaleStrokes(created.toData(), width === 0 ? 1 : next / width)
      width = next
      fitToDisplay(element)
      created.clear()
      if (strokes.length > 0) created.fromData(strokes)
    })
    observer.observe(element)
    const onStroke = () => setIsEmpty(created.isEmpty())
    created.addEventListener('endStroke', onStroke)
    return () => {
      observer.disconnect()
      created.removeEventListener('endStroke', onStroke)
      created.off()
      pad.current = null
    }
  }, [])

  function onKeyDown(event: KeyboardEvent): void {
    const before = pen ?? PEN_AT_REST
    const after = penAfter(before, event.key, event.shiftKey)
    const { current } = pad
    if (after === null || current === null || canvas.current === null) return
    event.preventDefault()
    setPen(after)
    if (!after.isDown) return
    const strokes = current.toData()
    const begun = before.isDown ? strokes.pop() : undefined
    const { clientWidth: width, clientHeight: height } = canvas.current
    const point = { x: after.x * width, y: after.y * height, pressure: 0.5, time: Date.now() }
    const stroke: PointGroup = begun ?? { ...STROKE, points: [] }
    current.fromData([...strokes, { ...stroke, points: [...stroke.points, point] }])
    setIsEmpty(false)
  }

  return {
    canvas,
    isEmpty,
    pen,
    onKeyDown,
    clear: () => {
      pad.current?.clear()
      setIsEmpty(true)
      setPen(null)
    },
    ink: () =>
      inkOf(pad.current?.toData() ?? [], {
        width: canvas.current?.clientWidth ?? 0,
        height: canvas.current?.clientHeight ?? 0,
      }),
  }
}

function fitToDisplay(element: HTMLCanvasElement): void {
  const ratio = Math.max(window.devicePixelRatio, 1)
  element.width = Math.round(element.clientWidth * ratio)
  element.height = Math.round(element.clientHeight * ratio)
  element.getContext('2d')?.scale(ratio, ratio)
}
