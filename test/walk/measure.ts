import type { Page } from '@playwright/test'

/**
 * Clicks an element and says how many milliseconds pass until what `ready` selects is painted, by the
 * page's own clock: a driver's messages would take longer than what is measured.
 */
export function timeOfClick(page: Page, click: string, ready: string): Promise<number> {
  return page.evaluate(
    ([from, to]) =>
      new Promise<number>((resolve, reject) => {
        const element = document.querySelector<HTMLElement>(from)
        if (element === null) {
          reject(new Error(`nothing to click: ${from}`))
          return
        }
        const startedAt = performance.now()
        const look = (): void => {
          if (document.querySelector(to) === null) requestAnimationFrame(look)
          // The frame that shows it is over when the next one begins.
          else requestAnimationFrame(() => resolve(performance.now() - startedAt))
        }
        element.click()
        look()
      }),
    [click, ready] as const,
  )
}

/** Types into a field at once, and waits until a text is on the screen; see `timeOfClick`. */
export function timeOfTyping(
  page: Page,
  { field, text, until }: { readonly field: string; readonly text: string; readonly until: string },
): Promise<number> {
  return page.evaluate(
    ([selector, typed, awaited]) =>
      new Promise<number>((resolve, reject) => {
        const input = document.querySelector<HTMLInputElement>(selector)
        if (input === null) {
          reject(new Error(`no field: ${selector}`))
          return
        }
        const startedAt = performance.now()
        // Past React's own setter, as a typed letter goes.
        Reflect.set(HTMLInputElement.prototype, 'value', typed, input)
        input.dispatchEvent(new Event('input', { bubbles: true }))
        const look = (): void => {
          if (!document.body.textContent.includes(awaited)) requestAnimationFrame(look)
          else requestAnimationFrame(() => resolve(performance.now() - startedAt))
        }
        look()
      }),
    [field, text, until] as const,
  )
}
