import { useNavigate } from 'react-router'
import { STEP_OF_KIND } from '../../../shared/domain/record/terms.ts'
import { useRecorder } from '../../lib/recorder.ts'
import { duration } from '../../lib/words.ts'
import './recording.css'

/** Says on every screen that a recording runs, and leads back to it. */
export function RecordingPill() {
  const session = useRecorder((state) => state.session)
  const navigate = useNavigate()
  if (session === null) return null
  const { target, status, elapsedMs } = session
  const words = status === 'paused' ? '录音已暂停' : '正在录音'
  return (
    <button
      type="button"
      className="recording-pill"
      data-status={status}
      title={session.title}
      onClick={() =>
        void navigate(`/tasks/${target.taskId}/${STEP_OF_KIND[target.kind] ?? 'overview'}`)
      }
    >
      <span className="recording-pill-dot" aria-hidden />
      {words} <span aria-hidden>{duration(elapsedMs)}</span>
    </button>
  )
}
