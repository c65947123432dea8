import { App, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { whenSettled } from '../../lib/record-writer.ts'
import { showWorkspace, type WorkspaceView } from '../../lib/workspace-store.ts'

/** Who is using this computer for this task; everything written is filed under that name. */
export function ActingExpert({ view }: { readonly view: WorkspaceView }) {
  const { notification } = App.useApp()
  const [isBusy, setIsBusy] = useState(false)
  const { workspace, acting } = view

  async function choose(expertId: string): Promise<void> {
    setIsBusy(true)
    try {
      // What was typed before the change belongs to the expert who typed it.
      await whenSettled()
      showWorkspace(await call('task.chooseExpert', { taskId: workspace.summary.id, expertId }))
    } catch (error) {
      notification.error({
        title: '没有切换使用者',
        description: errorMessage(error),
        // The strip above stays in sight.
        placement: 'bottomRight',
      })
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <div className="acting-expert">
      <label htmlFor="acting-expert">当前使用者</label>
      <Select
        id="acting-expert"
        aria-label="当前使用者"
        value={acting.id}
        loading={isBusy}
        disabled={isBusy}
        onChange={(expertId) => void choose(expertId)}
        popupMatchSelectWidth={false}
        options={workspace.package.panel.experts.map(({ id, name, role }) => ({
          value: id,
          label: role === 'leader' ? `${name}（组长）` : name,
        }))}
      />
    </div>
  )
}
