import { useState, type DragEvent } from 'react'

type FileDrop = {
  /** For the style of the place while files are held over it. */
  readonly 'data-over': boolean
  readonly onDragOver: (event: DragEvent) => void
  readonly onDragLeave: () => void
  readonly onDrop: (event: DragEvent) => void
}

/** Makes an element a place to drop files on, the innermost where they are nested: spread it there. */
export function useFileDrop(
  isEnabled: boolean,
  onFiles: (files: readonly File[]) => void,
): FileDrop {
  const [isOver, setIsOver] = useState(false)
  return {
    'data-over': isOver,
    onDragOver: (event) => {
      if (!isEnabled || !event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      event.stopPropagation()
      setIsOver(true)
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event) => {
      setIsOver(false)
      if (!isEnabled) return
      event.preventDefault()
      event.stopPropagation()
      onFiles([...event.dataTransfer.files])
    },
  }
}
