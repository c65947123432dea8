import { Button } from 'antd'
import { useState, type FormEvent } from 'react'
import { showAppState } from '../../lib/app-state.ts'
import { call } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { trackSaving } from '../../lib/save-state.ts'
import { TextField } from '../../ui/text-field.tsx'

/** Where opinions are sent instead of the address that each task package names. */
export function PlatformAddress({ saved }: { readonly saved: string | null }) {
  const [url, setUrl] = useState(saved ?? '')
  const [error, setError] = useState<string | null>(null)
  const trimmed = url.trim()

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    setError(null)
    try {
      const platformUrl = trimmed === '' ? null : trimmed
      const saving = call('app.saveSettings', { platformUrl })
      showAppState(await trackSaving('settings', saving))
    } catch (failure) {
      setError(errorMessage(failure))
    }
  }
  return (
    <form className="settings-platform" onSubmit={(event) => void save(event)} noValidate>
      <h2>上报平台</h2>
      <p>
        留空则使用任务包中写明的平台地址。只有在“同步中心”点击开始、登记或登录，或在那里打开了“有网络时自动上报”时，才会访问这个地址。
      </p>
      <div className="settings-platform-row">
        <TextField
          label="平台地址"
          type="url"
          placeholder="https://"
          value={url}
          onChange={setUrl}
          maxLength={300}
          error={error}
        />
        <Button type="primary" htmlType="submit" disabled={trimmed === (saved ?? '')}>
          保存
        </Button>
      </div>
    </form>
  )
}
