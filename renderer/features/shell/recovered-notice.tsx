import { Button } from 'antd'
import { dismissRecovered, useRecorder } from '../../lib/recorder.ts'
import './recording.css'

/** Says that recordings which a crash broke off were found again, and where they are. */
export function RecoveredNotice() {
  const recovered = useRecorder((state) => state.recovered)
  return (
    <div aria-live="polite">
      {recovered.length > 0 && (
        <p className="recovered-notice">
          <span>
            上次录音中断，已录的内容都在：{recovered.map(({ name }) => `“${name}”`).join('、')}
            已存为原任务的佐证。
          </span>
          <Button onClick={dismissRecovered}>知道了</Button>
        </p>
      )}
    </div>
  )
}
