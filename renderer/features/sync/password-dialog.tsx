import { Modal } from 'antd'
import { useState } from 'react'
import { BATCH_PASSWORD_MIN } from '../../../shared/formats/upload-batch.ts'
import { TextField } from '../../ui/text-field.tsx'

type PasswordDialogProps = {
  /** A new password is typed twice; a known one once. */
  readonly isNew: boolean
  readonly onConfirm: (password: string) => void
  readonly onClose: () => void
}

/** The password of a batch file: whoever finds the stick must not read it. */
export function PasswordDialog({ isNew, onConfirm, onClose }: PasswordDialogProps) {
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const isShort = isNew && Array.from(password).length < BATCH_PASSWORD_MIN
  const isDifferent = isNew && again !== '' && again !== password
  const isReady = password !== '' && !isShort && (!isNew || again === password)
  return (
    <Modal
      centered
      open
      title={isNew ? '设置批次密码' : '输入批次密码'}
      okText={isNew ? '选择保存位置' : '导入'}
      cancelText="取消"
      okButtonProps={{ disabled: !isReady }}
      onOk={() => onConfirm(password)}
      onCancel={onClose}
    >
      <p>
        {isNew
          ? `文件用这个密码加密，U 盘丢了别人也打不开。请把密码另行告诉接收的人，不要写在 U 盘上。至少 ${BATCH_PASSWORD_MIN} 个字符；忘了可以重新导出。`
          : '导出这个批次时设置的密码。'}
      </p>
      <TextField label="批次密码" type="password" value={password} onChange={setPassword} />
      {isNew && (
        <TextField
          label="再输一次"
          type="password"
          value={again}
          onChange={setAgain}
          error={isDifferent ? '两次输入的密码不一致' : null}
        />
      )}
    </Modal>
  )
}
