import { Button, Modal } from 'antd'
import { useState } from 'react'
import { problemInPin } from '../../../shared/domain/questionnaire/pin.ts'
import type { HandOverPreparation } from '../../../shared/ipc/contract.ts'
import { call } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { whenSettled } from '../../lib/record-writer.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { TextField } from '../../ui/text-field.tsx'

type Props = {
  readonly taskId: string
  readonly preparation: HandOverPreparation
  readonly onClose: () => void
}

/** Hands the device over once everything is saved; a first time, the expert chooses a PIN. */
export function HandOverDialog({ taskId, preparation, onClose }: Props) {
  const { expertName, hasPin } = preparation
  const [choosesPin, setChoosesPin] = useState(!hasPin)
  const [pin, setPin] = useState('')
  const [repeated, setRepeated] = useState('')
  const [isChecked, setIsChecked] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const problem = choosesPin ? problemInPin(pin) : null
  const mismatch = choosesPin && pin !== repeated ? '两次输入的 PIN 不一致' : null

  async function handOver(): Promise<void> {
    setIsChecked(true)
    if (problem !== null || mismatch !== null) return
    try {
      await whenSettled()
      await call('handOver.start', { taskId, newPin: choosesPin ? pin : null })
    } catch (failure) {
      setError(errorMessage(failure))
    }
  }
  return (
    <Modal
      title="把设备交给员工"
      open
      centered
      okText="交出设备"
      cancelText="取消"
      onOk={() => void handOver()}
      onCancel={onClose}
    >
      <form
        className="hand-over-dialog"
        onSubmit={(event) => {
          event.preventDefault()
          void handOver()
        }}
      >
        <p>
          交出后全屏只有问卷，看不到也打不开任务内容，关机重开也一样；收回时要输入{expertName}的
          PIN。
        </p>
        {choosesPin ? (
          <>
            <TextField
              label={hasPin ? '新的 PIN（4 至 8 位数字）' : '设置 PIN（4 至 8 位数字）'}
              type="password"
              inputMode="numeric"
              value={pin}
              onChange={setPin}
              error={isChecked ? problem : null}
            />
            <TextField
              label="再输一次"
              type="password"
              inputMode="numeric"
              value={repeated}
              onChange={setRepeated}
              error={isChecked && problem === null ? mismatch : null}
            />
          </>
        ) : (
          <Button type="link" onClick={() => setChoosesPin(true)}>
            重设 PIN
          </Button>
        )}
        {/* Enter in a field hands the device over. */}
        <button type="submit" hidden />
        {error && <ErrorNote message={error} />}
      </form>
    </Modal>
  )
}
