import { useEffect, useState } from 'react'

let known: Promise<boolean> | undefined

/** Whether there is a camera that the program may use; asked once. */
export function useHasCamera(): boolean {
  const [hasCamera, setHasCamera] = useState(false)
  useEffect(() => {
    known ??= askForCamera()
    void known.then(setHasCamera)
  }, [])
  return hasCamera
}

async function askForCamera(): Promise<boolean> {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices()
    const permission = await navigator.permissions.query({ name: 'camera' })
    return permission.state !== 'denied' && devices.some(({ kind }) => kind === 'videoinput')
  } catch {
    // Without the interface there is no camera to offer; files can still be added.
    return false
  }
}
