import { Button, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { localDate } from '../../shared/domain/opinion/calendar.ts'
import { errorMessage } from '../lib/error-message.ts'
import { clockTime } from '../lib/words.ts'
import './camera-dialog.css'
import { ErrorNote } from './error-note.tsx'

type CameraDialogProps = {
  readonly title: string
  /** `device` is the camera's name, as the system calls it. */
  readonly onShot: (image: Blob, name: string, device: string) => Promise<unknown>
  readonly onClose: () => void
}

const NO_CAMERA =
  '没有可用的摄像头，或系统未允许使用。请检查摄像头，或用手机拍照后以“添加文件”导入。'

/** Takes photos one after another; each is saved at once. */
export function CameraDialog({ title, onShot, onClose }: CameraDialogProps) {
  const video = useRef<HTMLVideoElement>(null)
  const [isReady, setIsReady] = useState(false)
  const [taken, setTaken] = useState(0)
  const [error, setError] = useState<string | null>(null)

  useEffect(() => {
    let stream: MediaStream | null = null
    let isClosed = false
    const camera = { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } }
    navigator.mediaDevices.getUserMedia({ video: camera }).then(
      (opened) => {
        stream = opened
        if (isClosed) stopStream(opened)
        else if (video.current) video.current.srcObject = opened
      },
      () => setError(NO_CAMERA),
    )
    return () => {
      isClosed = true
      if (stream) stopStream(stream)
    }
  }, [])

  async function shoot(): Promise<void> {
    if (video.current === null) return
    try {
      const now = new Date()
      const time = clockTime(now.toISOString()).replaceAll(':', '')
      const name = `现场照片 ${localDate(now)} ${time}.jpg`
      await onShot(await frameOf(video.current), name, deviceOf(video.current))
      setTaken((count) => count + 1)
      setError(null)
    } catch (failure) {
      setError(errorMessage(failure))
    }
  }
  return (
    <Modal
      centered
      open
      title={`为“${title}”拍照`}
      width="min(960px, 94vw)"
      onCancel={onClose}
      footer={[
        <span key="count" className="camera-count" aria-live="polite">
          {taken > 0 && `已保存 ${taken} 张`}
        </span>,
        <Button key="shoot" type="primary" disabled={!isReady} onClick={() => void shoot()}>
          拍摄
        </Button>,
        <Button key="close" onClick={onClose}>
          完成
        </Button>,
      ]}
    >
      {error && <ErrorNote message={error} />}
      <video
        ref={video}
        className="camera-view"
        autoPlay
        muted
        playsInline
        aria-label="摄像头画面"
        onPlaying={() => setIsReady(true)}
      />
    </Modal>
  )
}

function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

function deviceOf({ srcObject }: HTMLVideoElement): string {
  return srcObject instanceof MediaStream ? (srcObject.getVideoTracks()[0]?.label ?? '') : ''
}

function frameOf(video: HTMLVideoElement): Promise<Blob> {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight)
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 })
}
