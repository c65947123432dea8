import { useEffect, useRef, type RefObject } from 'react'

/** Pictures pasted while the focus is in the bar or anywhere in the record's own element. */
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
      const record = document.getElementById(recordElementId)
      if (!bar.current?.contains(focused) && !record?.contains(focused)) return
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
