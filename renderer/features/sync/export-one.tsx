import { Button } from 'antd'
import { useState } from 'react'
import type { SyncItem } from '../../../shared/ipc/contract.ts'
import { call, shell } from '../../lib/core-client.ts'
import { runBatch, useBatch } from './batch-store.ts'
import { PasswordDialog } from './password-dialog.tsx'

/** What the platform does not take, as a file of its own: for whoever can tell why. */
export function ExportOne({ item }: { readonly item: SyncItem }) {
  const isRunning = useBatch((state) => state.isRunning)
  const [isAsking, setIsAsking] = useState(false)

  async function save(password: string): Promise<void> {
    setIsAsking(false)
    const place = await shell.pickSaveForSync(`${item.enterprise}-第${item.revision}版.uploadbatch`)
    if (place === null) return
    await runBatch(async () => {
      const { revisionId } = item
      await call('batch.exportOne', { revisionId, grant: place.grant, password })
      return `已单独导出到“${place.name}”。`
    })
  }
  return (
    <>
      <Button disabled={isRunning} onClick={() => setIsAsking(true)}>
        单独导出
      </Button>
      {isAsking && (
        <PasswordDialog
          isNew
          onClose={() => setIsAsking(false)}
          onConfirm={(password) => void save(password)}
        />
      )}
    </>
  )
}
