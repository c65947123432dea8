import SignaturePad from 'signature_pad'
import { useEffect, useRef, useState, type RefObject } from 'react'
import type { SignatureInk } from '../../shared/domain/opinion/annex5-content.ts'
import { inkOf, scaleStrokes } from './ink.ts'

export type Pad = {
  readonly canvas: RefObject<HTMLCanvasElement | null>
  readonly isEmpty: boolean
  readonly clear: () => void
  readonly ink: () => SignatureInk
}

/** A pad for mouse, pen and finger, as sharp as the display; a new size keeps what is written. */
export function usePad(): Pad {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<SignaturePad | null>(null)
  const [isEmpty, setIsEmpty] = useState(true)

  useEffect(() => {
    const element = canvas.current
    if (element === null) return undefined
    // Ink is dark blue-black on white in both themes: the page that it goes to is white.
    const created = new SignaturePad(element, {
      penColor: '#10203a',
      minWidth: 1.4,
      maxWidth: 4.2,
      throttle: 8,
      minDistance: 1,
    })
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

  return {
    canvas,
    isEmpty,
    clear: () => {
      pad.current?.clear()
      setIsEmpty(true)
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
