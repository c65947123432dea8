import { Button } from 'antd'
import { useState } from 'react'
import { RARE_PACK_FILES } from '../../../shared/domain/documents/rare-characters.ts'
import { showAppState } from '../../lib/app-state.ts'
import { call, shell } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { trackSaving } from '../../lib/save-state.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { StatusChip } from '../../ui/status-chip.tsx'

const NAMES = RARE_PACK_FILES.map(({ name }) => name).join(' 和 ')

/** 生僻字字库: what it is for, whether it is here, and a way to bring it. */
export function RarePack({ isInstalled }: { readonly isInstalled: boolean }) {
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  async function install(): Promise<void> {
    setError(null)
    const picked = await shell.pickFonts()
    if (picked.length === 0) return
    setIsBusy(true)
    try {
      const grants = picked.map(({ grant }) => grant)
      showAppState(await trackSaving('settings', call('app.installRarePack', { grants })))
    } catch (failure) {
      setError(errorMessage(failure))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <section className="settings-rare-pack" aria-labelledby="rare-pack-title">
      <div className="settings-weights-head">
        <h2 id="rare-pack-title">生僻字字库</h2>
        <StatusChip tone={isInstalled ? 'ok' : 'neutral'}>
          {isInstalled ? '已安装' : '未安装'}
        </StatusChip>
      </div>
      <p>
        文书自带的宋体有约三万个汉字。企业或人员姓名中更少见的字（如“𠮷”）由这套字库印出；没有它，含这些字的验收意见不能定稿。
      </p>
      {!isInstalled && (
        <>
          <p>
            在有网络的电脑上取得花园明朝字库（2017-09-04 版，可自由使用，Debian 和统信软件包名
            fonts-hanazono），拷到本机，再同时选中 {NAMES}
            。安装时逐字节校验，与认定版本不符的不会装入。
          </p>
          <div>
            <Button loading={isBusy} onClick={() => void install()}>
              选择字库文件
            </Button>
          </div>
        </>
      )}
      {error && <ErrorNote message={error} />}
    </section>
  )
}
