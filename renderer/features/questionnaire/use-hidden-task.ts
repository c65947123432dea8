import { useEffect } from 'react'

/** While the device is handed over, the task can be neither focused nor reached by a shortcut. */
export function useHiddenTask(): void {
  useEffect(() => {
    const root = document.getElementById('root')
    root?.setAttribute('inert', '')
    const stopShortcut = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) event.stopImmediatePropagation()
    }
    window.addEventListener('keydown', stopShortcut, true)
    return () => {
      root?.removeAttribute('inert')
      window.removeEventListener('keydown', stopShortcut, true)
    }
  }, [])
}
