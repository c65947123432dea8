import { Modal } from 'antd'
import { useState } from 'react'
import { call } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { TextField } from '../../ui/text-field.tsx'

type Props = {
  readonly isOpen: boolean
  /** A questionnaire that was begun is not submitted yet. */
  readonly losesAnswers: boolean
  readonly onClose: () => void
}

/** The expert takes the device back with a PIN; core says whether it is the right one. */
export function TakeBackDialog({ isOpen, losesAnswers, onClose }: Props) {
  const [pin, setPin] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  async function takeBack(): Promise<void> {
    if (pin === '' || isBusy) return
    setIsBusy(true)
    try {
      await call('handOver.end', { pin })
    } catch (failure) {
      setPin('')
      setError(errorMessage(failure))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <Modal
      title="交还专家"
      open={isOpen}
      okText="返回专家画面"
      cancelText="留在问卷"
      okButtonProps={{ disabled: pin === '', loading: isBusy }}
      onOk={() => void takeBack()}
      onCancel={onClose}
      afterOpenChange={(isShown) => {
        if (isShown) return
        setPin('')
        setError(null)
      }}
      destroyOnHidden
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void takeBack()
        }}
      >
        <p>
          请专家输入 PIN。本组任一专家在这台设备上设置的 PIN 都可以。
          {losesAnswers && '还没有提交的这一份不保留。'}
        </p>
        <TextField
          label="PIN"
          type="password"
          inputMode="numeric"
          value={pin}
          onChange={setPin}
          error={error}
        />
      </form>
    </Modal>
  )
}
