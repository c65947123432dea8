import { Button } from 'antd'
import { useState } from 'react'
import { TextField } from '../../../ui/text-field.tsx'

type AddSystemProps = {
  readonly taken: readonly string[]
  readonly onAdd: (name: string) => void
}

const MAX = 80

/** A row and a column for what is neither demonstrated nor in the contract: equipment, PLC. */
export function AddSystem({ taken, onAdd }: AddSystemProps) {
  const [name, setName] = useState('')
  const trimmed = name.trim()
  const isTaken = taken.includes(trimmed)
  const canAdd = trimmed !== '' && !isTaken && Array.from(trimmed).length <= MAX

  function add(): void {
    if (!canAdd) return
    onAdd(trimmed)
    setName('')
  }
  return (
    <form
      className="add-system"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <TextField
        label="矩阵中没有的系统或设备"
        value={name}
        onChange={setName}
        maxLength={MAX}
        placeholder="如：设备/PLC、企业微信、旧财务软件"
        error={isTaken ? '矩阵中已有' : null}
      />
      <Button htmlType="submit" disabled={!canAdd}>
        加入矩阵
      </Button>
    </form>
  )
}
