import { useEffect } from 'react'
import { refreshAppState, useAppState } from '../../lib/app-state.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { Authorities } from './authorities.tsx'
import { PlatformAddress } from './platform-address.tsx'
import { RubricWeights } from './rubric-weights.tsx'
import './settings.css'

const KEY_WORDS = {
  keychain: '数据在本机加密保存，密钥由操作系统的钥匙串保管，只有登录本机的当前账户能打开。',
  file: '数据在本机加密保存。本机没有可用的系统钥匙串，密钥存放在数据目录旁、仅当前用户可读的文件中；请为电脑设置登录密码并开启磁盘加密。',
} as const

export function SettingsScreen() {
  const app = useAppState((state) => state.app)
  useEffect(() => void refreshAppState(), [])
  return (
    <div className="screen settings">
      <PageTitle title="设置" />
      {app && (
        <>
          <PlatformAddress key={app.platformUrl ?? ''} saved={app.platformUrl} />
          <RubricWeights saved={app.rubricWeights} />
          <Authorities />
          <section>
            <h2>本机</h2>
            <dl className="settings-facts">
              <dt>数据目录</dt>
              <dd>
                <code>{app.dataFolder}</code>
                <p>任务、记录和佐证都在这里。请勿手工改动其中的文件；更换电脑前先完成上报。</p>
              </dd>
              <dt>数据保护</dt>
              <dd>{KEY_WORDS[app.keyProtection]}</dd>
              <dt>设备编号</dt>
              <dd>
                <code>{app.deviceId}</code>
              </dd>
              <dt>程序版本</dt>
              <dd>{app.version}</dd>
            </dl>
          </section>
        </>
      )}
    </div>
  )
}
