import { Button } from 'antd'
import { useState } from 'react'
import { call, shell } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { ErrorNote } from '../../ui/error-note.tsx'

type SavePdfProps = {
  readonly taskId: string
  readonly revision: number
  readonly suggestedName: string
}

/** 导出 PDF to a place that the user picks. */
export function SavePdf({ taskId, revision, suggestedName }: SavePdfProps) {
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
      const { sha256 } = await call('document.save', {
        taskId,
        documentId: 'opinion',
        revision,
        grant: place.grant,
      })
      setSaved(`已导出“${place.name}”，校验码 ${sha256.slice(0, 12)}。`)
    } catch (failure) {
      setError(errorMessage(failure))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <>
      <Button loading={isBusy} onClick={() => void save()}>
        导出 PDF
      </Button>
      {error && <ErrorNote message={error} />}
      <p role="status" className="save-pdf-outcome">
        {saved}
      </p>
    </>
  )
}
