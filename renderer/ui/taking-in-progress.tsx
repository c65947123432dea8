import { Button, Progress } from 'antd'
import { cancelTakingIn, useTakingIn, type TakingInTarget } from '../lib/taking-in.ts'
import { fileSize } from '../lib/words.ts'
import './taking-in-progress.css'

/** How far a big file is that is being taken in, and the way to stop it. */
export function TakingInProgress({ target }: { readonly target: TakingInTarget }) {
  const takingIn = useTakingIn(target)
  if (takingIn === null) return null
  const { file, takenBytes, totalBytes } = takingIn
  return (
    <div className="taking-in-progress">
      <Progress
        percent={Math.floor((100 * takenBytes) / totalBytes)}
        aria-label={`正在存入 ${file}`}
      />
      <span className="note">
        正在存入 {file}（{fileSize(takenBytes)} / {fileSize(totalBytes)}）
      </span>
      <Button onClick={() => void cancelTakingIn(target)}>取消</Button>
    </div>
  )
}
