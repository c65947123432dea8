import { FileExcelOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useId, useRef, useState, type ClipboardEvent } from 'react'
import { shell } from '../lib/core-client.ts'
import { errorMessage } from '../lib/error-message.ts'
import { saveTemplate, type TableSource, type TableTarget } from '../lib/table-import.ts'
import { useFileDrop } from '../lib/use-file-drop.ts'
import './text-field.css'

type TableSourceFormProps = {
  readonly target: TableTarget
  readonly title: string
  readonly isReading: boolean
  readonly onSource: (source: TableSource) => void
  readonly onError: (message: string | null) => void
}

/** Picks, drops or pastes a table; offers an empty one. */
export function TableSourceForm(props: TableSourceFormProps) {
  const { target, title, isReading, onSource, onError } = props
  const pasteId = useId()
  // Thousands of rows stay in the field alone: React need not hear of every letter.
  const pasted = useRef<TextAreaRef>(null)
  const [hasText, setHasText] = useState(false)
  const [savedAs, setSavedAs] = useState<string | null>(null)

  async function guarded(work: () => Promise<void>): Promise<void> {
    onError(null)
    try {
      await work()
    } catch (failure) {
      onError(errorMessage(failure))
    }
  }
  const pick = () =>
    guarded(async () => {
      const picked = await shell.pickTable()
      if (picked) onSource({ grant: picked.grant })
    })
  const drop = useFileDrop(true, (files) => {
    void guarded(async () => {
      const [dropped] = await shell.grantDropped(files)
      if (dropped) onSource({ grant: dropped.grant })
    })
  })
  const template = () => guarded(async () => setSavedAs(await saveTemplate(target, title)))

  /** A table is looked at as soon as it is pasted: thousands of lines would only clog the field. */
  function onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData.getData('text/plain')
    if (!/\t[^]*\n|\n[^]*\t/.test(text)) return
    event.preventDefault()
    onSource({ text })
  }
  function lookAtText(): void {
    const text = pasted.current?.resizableTextArea?.textArea.value ?? ''
    onSource({ text })
  }
  return (
    <div className="table-source" {...drop}>
      <p>先预览，确认后才保存。列的顺序不限，列名与模板一致即可。</p>
      <div className="table-source-buttons">
        <Button
          type="primary"
          size="large"
          icon={<FileExcelOutlined aria-hidden />}
          loading={isReading}
          onClick={() => void pick()}
        >
          选择文件（.xlsx、.csv）
        </Button>
        <Button size="large" onClick={() => void template()}>
          保存空白模板
        </Button>
        <span className="note" role="status">
          {savedAs ? `模板已保存：${savedAs}` : '也可把文件拖到这里。'}
        </span>
      </div>
      <div>
        <label htmlFor={pasteId} className="text-field-label">
          或从表格软件中复制（连同列名一行），粘贴到这里
        </label>
        <Input.TextArea
          id={pasteId}
          ref={pasted}
          rows={5}
          spellCheck={false}
          onPaste={onPaste}
          onChange={({ target: field }) => setHasText(field.value.trim() !== '')}
        />
      </div>
      <div className="table-source-buttons">
        <Button disabled={!hasText} loading={isReading} onClick={lookAtText}>
          预览粘贴的内容
        </Button>
      </div>
    </div>
  )
}
