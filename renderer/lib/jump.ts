import { useCallback, useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { create } from 'zustand'
import type { Step } from '../../shared/domain/record/terms.ts'
import { useWorkspaceStore } from './workspace-store.ts'

type Jump = { readonly step: Step; readonly target: string | null; readonly count: number }

const useJumpStore = create<{ readonly jump: Jump | null }>()(() => ({ jump: null }))

/** Element that a jump is heading for: `kind:key`; null once it has landed. */
export function useJumpTarget(): string | null {
  return useJumpStore(({ jump }) => jump?.target ?? null)
}

/**
 * For a screen that shows its records in tabs, folded or filtered: `show` brings the part with the
 * target into view, once for each jump; afterwards the expert decides.
 */
export function useJumpedTo(show: (target: string) => void): void {
  const target = useJumpTarget()
  const [last, setLast] = useState<string | null>(null)
  if (target === last) return
  setLast(target)
  if (target !== null) show(target)
}

/** Goes to a step of the open task and, where given, to an element on it. */
export function useJump(): (step: Step, target?: string | null) => void {
  const navigate = useNavigate()
  const taskId = useWorkspaceStore((state) => state.taskId)
  return useCallback(
    (step: Step, target: string | null = null) => {
      useJumpStore.setState(({ jump }) => ({
        jump: { step, target, count: (jump?.count ?? 0) + 1 },
      }))
      void navigate(`/tasks/${taskId ?? ''}/${step}`)
    },
    [navigate, taskId],
  )
}

const LOOK_FOR_MS = 3_000

/** Lands a jump once the step's screen shows its target: scrolls, focuses and marks it. */
export function useLandJumps(step: Step): void {
  const jump = useJumpStore((state) => state.jump)
  useEffect(() => {
    if (jump === null || jump.step !== step) return undefined
    const { target } = jump
    const startedAt = performance.now()
    const timer = window.setInterval(() => {
      const element = target === null ? screenTop() : document.getElementById(target)
      if (element !== null) land(element, target !== null)
      if (element === null && performance.now() - startedAt < LOOK_FOR_MS) return
      window.clearInterval(timer)
      useJumpStore.setState(({ jump: now }) => (now === jump ? { jump: null } : {}))
    }, 50)
    return () => window.clearInterval(timer)
  }, [jump, step])
}

/** Where a jump to a screen as a whole ends: the keys go on from its top. */
function screenTop(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.task-work')
}

const FOCUSABLE = 'input, textarea, select, button, [tabindex]'

function land(element: HTMLElement, isPart: boolean): void {
  // Of what is taller than the window the beginning is what to look at.
  const isTall = element.offsetHeight > window.innerHeight / 2
  element.scrollIntoView({ block: isTall ? 'start' : 'center', behavior: 'auto' })
  if (!element.matches(FOCUSABLE)) element.tabIndex = -1
  element.focus({ preventScroll: true })
  if (!isPart) return
  element.classList.remove('is-highlighted')
  void element.offsetWidth
  element.classList.add('is-highlighted')
  window.setTimeout(() => element.classList.remove('is-highlighted'), 2_200)
}
