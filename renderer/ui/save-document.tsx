import { Button } from 'antd'
import { useState } from 'react'
import { call, shell } from '../lib/core-client.ts'
import { errorMessage } from '../lib/error-message.ts'
import { ErrorNote } from './error-note.tsx'
import './save-document.css'

type SaveDocumentProps = {
  readonly taskId: string
  readonly documentId: string
  /** Null for the draft of what is not frozen yet. */
  readonly revision: number | null
  readonly suggestedName: string
  readonly isPrimary?: boolean
}

/** 导出 PDF to a place that the user picks. */
export function SaveDocument(props: SaveDocumentProps) {
  const { taskId, documentId, revision, suggestedName, isPrimary = false } = props
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [saved, setSaved] = useState<string | null>(null)

  async function save(): Promise<void> {
    setError(null)
    setSaved(null)
    setIsBusy(true)
    try {
      const place = await shell.pickSavePdf(suggestedName)
      if (place === null) return
      const document = { taskId, documentId, revision, grant: place.grant }
      const { sha256 } = await call('document.save', document)
      setSaved(`已导出“${place.name}”，校验码 ${sha256.slice(0, 12)}。`)
    } catch (failure) {
      setError(errorMessage(failure))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <>
      <Button type={isPrimary ? 'primary' : 'default'} loading={isBusy} onClick={() => void save()}>
        导出 PDF
      </Button>
      {error && <ErrorNote message={error} />}
      <p role="status" className="save-document-outcome">
        {saved}
      </p>
    </>
  )
}
