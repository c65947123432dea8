import { Button } from 'antd'
import { useState, type FormEvent } from 'react'
import { Link } from 'react-router'
import type { SyncState } from '../../../shared/ipc/contract.ts'
import { call } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { askSync, useSync } from '../../lib/sync-store.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { offlinePromise } from './sync-words.ts'

/** Where it goes and as whom: address, this device, the expert's account. */
export function AccountCard({ sync }: { readonly sync: SyncState }) {
  const { platformUrl, device, account, otherOrigins, isAutomatic } = sync
  return (
    <section className="sync-card" aria-labelledby="sync-account">
      <h2 id="sync-account">连接和账号</h2>
      <p>{offlinePromise(isAutomatic)}登记本机、登录和退出时也会访问平台。</p>
      <dl className="sync-facts">
        <dt>平台地址</dt>
        <dd>
          {platformUrl ?? '还没有。导入平台下发的任务包，或在设置中填写'}{' '}
          <Link to="/settings">到设置中修改</Link>
        </dd>
        {device && (
          <>
            <dt>本机</dt>
            <dd>
              {device.name}（{device.institution}）
            </dd>
          </>
        )}
        {account && (
          <>
            <dt>账号</dt>
            <dd>
              {account.name}（{account.account}）{' '}
              <Button onClick={() => void askSync('sync.signOut', {})}>退出登录</Button>
            </dd>
          </>
        )}
      </dl>
      {platformUrl !== null && device === null && otherOrigins.length > 0 && (
        <p>
          本机登记过的平台地址是 {otherOrigins.join('、')}
          。登记和登录只用于当时的地址，不会发给别的地址；要向现在的地址上报，请在这里重新登记、登录。改回原地址，原来的登记仍然有效。
        </p>
      )}
      {platformUrl !== null && device === null && <RegisterForm />}
      {device !== null && account === null && <SignInForm />}
    </section>
  )
}

/** Sends a form; its fields stay as typed when it fails. */
function useSending() {
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  async function send(event: FormEvent, work: () => Promise<SyncState>): Promise<void> {
    event.preventDefault()
    setIsBusy(true)
    setError(null)
    try {
      useSync.setState({ sync: await work(), error: null })
    } catch (failure) {
      setError(errorMessage(failure))
    } finally {
      setIsBusy(false)
    }
  }
  return { isBusy, error, send }
}

function RegisterForm() {
  const [enrolmentCode, setCode] = useState('')
  const [name, setName] = useState('')
  const { isBusy, error, send } = useSending()
  return (
    <form
      className="sync-form"
      onSubmit={(event) => void send(event, () => call('sync.register', { enrolmentCode, name }))}
      noValidate
    >
      <TextField label="登记码（评测机构提供）" value={enrolmentCode} onChange={setCode} />
      <TextField
        label="设备名称"
        placeholder="如：评测二组 1 号笔记本"
        value={name}
        onChange={setName}
      />
      <Button type="primary" htmlType="submit" loading={isBusy}>
        登记本机
      </Button>
      {error && <ErrorNote message={error} />}
    </form>
  )
}

function SignInForm() {
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const { isBusy, error, send } = useSending()
  return (
    <form
      className="sync-form"
      onSubmit={(event) => void send(event, () => call('sync.signIn', { account, password }))}
      noValidate
    >
      <TextField label="账号" value={account} onChange={setAccount} />
      <TextField label="密码" type="password" value={password} onChange={setPassword} />
      <Button type="primary" htmlType="submit" loading={isBusy}>
        登录
      </Button>
      {error && <ErrorNote message={error} />}
    </form>
  )
}
