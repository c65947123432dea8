import { create } from 'zustand'

/** Whether core answers: the first port has not come yet, it is there, or it broke and is awaited. */
export type CoreConnection = {
  readonly state: 'connecting' | 'ready' | 'restarting'
  /** How many times core came back; screens reload what they show when it changes. */
  readonly restarts: number
}

export const useCoreConnection = create<CoreConnection>()(() => ({
  state: 'connecting',
  restarts: 0,
}))
