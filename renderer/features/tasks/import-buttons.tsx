import { Button } from 'antd'
import { useAppState } from '../../lib/app-state.ts'
import { importByDialog, importSamples, useImportStore } from './import-store.ts'
import { TaskEntryButtons } from './task-entry-buttons.tsx'
import { useTaskStore } from './task-store.ts'

export function ImportButtons({ isFirst = false }: { readonly isFirst?: boolean }) {
  const isBusy = useImportStore((state) => state.isBusy)
  const sampleCount = useAppState(({ app }) => app?.sampleCount ?? 0)
  const imported = useTaskStore(({ tasks }) => tasks?.filter((task) => task.isSample).length ?? 0)
  return (
    <>
      <TaskEntryButtons />
      {(isFirst || imported < sampleCount) && (
        <Button disabled={isBusy} onClick={() => void importSamples()}>
          使用示例任务
        </Button>
      )}
      <Button type="primary" loading={isBusy} onClick={() => void importByDialog()}>
        导入任务包
      </Button>
    </>
  )
}
