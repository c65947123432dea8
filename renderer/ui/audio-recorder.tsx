import { AudioOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { localDate } from '../../shared/domain/opinion/calendar.ts'
import type { RecordKind } from '../../shared/domain/record/kinds.ts'
import {
  dismissRecordingMessage,
  finishRecording,
  pauseRecording,
  resumeRecording,
  startRecording,
  useRecorder,
  type RecordingSession,
} from '../lib/recorder.ts'
import { useMayWrite } from '../lib/use-may-write.ts'
import { clockTime, duration } from '../lib/words.ts'
import { useWorkspaceStore } from '../lib/workspace-store.ts'
import './audio-recorder.css'
import { ErrorNote } from './error-note.tsx'

type AudioRecorderProps = {
  readonly kind: RecordKind
  readonly recordKey: string
  /** What is recorded, for the labels of the buttons. */
  readonly title: string
}

/**
 * Records sound as evidence of one record. The recording goes on when another screen is opened; the
 * status strip shows it until it is ended.
 */
export function AudioRecorder({ kind, recordKey, title }: AudioRecorderProps) {
  const session = useRecorder((state) => state.session)
  const message = useRecorder((state) => state.message)
  const taskId = useWorkspaceStore((state) => state.taskId) ?? ''
  const canEdit = useMayWrite(kind, recordKey)
  const { target } = session ?? {}
  const isHere = target?.taskId === taskId && target.kind === kind && target.key === recordKey
  if (!canEdit && !isHere) return null
  return (
    <section className="audio-recorder" aria-label={`${title}的录音`}>
      {session && isHere ? (
        <Recording session={session} />
      ) : (
        <>
          <Button
            icon={<AudioOutlined aria-hidden />}
            disabled={session !== null}
            onClick={() => void startRecording({ taskId, kind, key: recordKey }, recordingTitle())}
          >
            开始录音
          </Button>
          <span className="note">
            {session
              ? `正在录另一段：${session.title}`
              : '录音前请征得受访人同意。每 5 秒存盘一次，断电最多丢失 5 秒。'}
          </span>
        </>
      )}
      {message && (
        <ErrorNote
          message={message}
          actions={<Button onClick={dismissRecordingMessage}>知道了</Button>}
        />
      )}
    </section>
  )
}

function Recording({ session }: { readonly session: RecordingSession }) {
  const { status, elapsedMs, level, savedAt, failure } = session
  const isPaused = status === 'paused'
  const isBusy = status === 'starting' || status === 'finishing'
  return (
    <div className="audio-recording" data-status={status}>
      <span className="audio-recording-dot" aria-hidden />
      <strong role="status">{STATES[status]}</strong>
      <span className="audio-recording-time" role="timer" aria-label="已录时长">
        {duration(elapsedMs)}
      </span>
      <span
        className="audio-recording-level"
        role="meter"
        aria-label="音量"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(level * 100)}
      >
        <span style={{ width: `${Math.round(level * 100)}%` }} />
      </span>
      <Button disabled={isBusy} onClick={isPaused ? resumeRecording : pauseRecording}>
        {isPaused ? '继续录音' : '暂停'}
      </Button>
      <Button type="primary" disabled={isBusy} onClick={() => void finishRecording()}>
        结束并保存
      </Button>
      <span className="note">
        {savedAt === null ? '正在等待第一段存盘' : `已存盘至 ${clockTime(savedAt)}`}
      </span>
      {failure && <ErrorNote message={`录音仍在继续，这一段稍后补存。${failure}`} />}
    </div>
  )
}

const STATES: Readonly<Record<RecordingSession['status'], string>> = {
  starting: '正在打开麦克风',
  recording: '正在录音',
  paused: '录音已暂停',
  finishing: '正在保存录音',
}

function recordingTitle(): string {
  const now = new Date()
  const time = clockTime(now.toISOString()).replaceAll(':', '').slice(0, 4)
  return `访谈录音 ${localDate(now)} ${time}`
}
