import { useEffect, useRef, type RefObject } from 'react'

/**
 * Pictures pasted while the focus is in the bar or in the record's own element. Of records within
 * records the innermost that has a bar takes them.
 */
export function usePastedImages(
  bar: RefObject<HTMLElement | null>,
  recordElementId: string,
  isEnabled: boolean,
  onImage: (image: File) => void,
): void {
  const handler = useRef(onImage)
  useEffect(() => {
    handler.current = onImage
  })
  useEffect(() => {
    if (!isEnabled) return undefined
    function onPaste(event: ClipboardEvent): void {
      const focused = document.activeElement
      const focusedBar = focused?.closest('.evidence-bar') ?? null
      const isHere = focusedBar ? focusedBar === bar.current : ownerOf(focused) === recordElementId
      if (!isHere) return
      const images = [...(event.clipboardData?.files ?? [])].filter(({ type }) =>
        type.startsWith('image/'),
      )
      if (images.length === 0) return
      event.preventDefault()
      for (const image of images) handler.current(image)
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [bar, recordElementId, isEnabled])
}

/** Id of the innermost element around that an evidence bar belongs to. */
function ownerOf(focused: Element | null): string | undefined {
  for (let around = focused; around !== null; around = around.parentElement) {
    const { id } = around
    if (id !== '' && around.querySelector(`.evidence-bar[data-of="${CSS.escape(id)}"]`)) return id
  }
  return undefined
}
