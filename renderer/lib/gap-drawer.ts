import { create } from 'zustand'

/** Whether the list of what is missing is open; the foot of every step opens it. */
export const useGapDrawer = create<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }))

export const showGaps = (isOpen: boolean): void => useGapDrawer.setState({ isOpen })
