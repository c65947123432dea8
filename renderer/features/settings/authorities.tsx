import { Button } from 'antd'
import { useState } from 'react'
import { chineseDate, localDate } from '../../../shared/domain/opinion/calendar.ts'
import type { Authority } from '../../../shared/ipc/contract.ts'
import { call, shell } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { useAsync } from '../../lib/use-async.ts'
import { ErrorNote } from '../../ui/error-note.tsx'

/** Whose certificates are trusted when documents are sealed and verified. */
export function Authorities() {
  const loaded = useAsync('authorities', () => call('authority.list', {}))
  const [changed, setChanged] = useState<readonly Authority[] | null>(null)
  const [error, setError] = useState<string | null>(null)

  async function run(work: () => Promise<readonly Authority[] | null>): Promise<void> {
    setError(null)
    try {
      const next = await work()
      if (next !== null) setChanged(next)
    } catch (failure) {
      setError(errorMessage(failure))
    }
  }
  async function add(): Promise<readonly Authority[] | null> {
    const file = await shell.pickForSeal('authority')
    return file && call('authority.add', { grant: file.grant })
  }
  const authorities = changed ?? (loaded.status === 'ready' ? loaded.value : [])
  return (
    <section aria-labelledby="authorities-title">
      <h2 id="authorities-title">信任的证书签发机构</h2>
      <p>
        签章和核验文书时，只有由这些机构签发的证书才能确认签章人是谁。请向签发机构索取其根证书（.cer、.crt、.pem），核对来源后导入。示例任务的示例证书不需要导入。
      </p>
      {authorities.length > 0 && (
        <ul className="authority-list">
          {authorities.map(({ sha256, name, organization, validTo }) => (
            <li key={sha256} id={`authority:${sha256}`}>
              <div>
                <strong>{name}</strong>
                <p className="note">
                  {organization}，有效期至 {chineseDate(localDate(new Date(validTo)))}，指纹{' '}
                  {sha256.slice(0, 16)}
                </p>
              </div>
              <Button
                aria-label={`移除${name}`}
                onClick={() => void run(() => call('authority.remove', { sha256 }))}
              >
                移除
              </Button>
            </li>
          ))}
        </ul>
      )}
      {error && <ErrorNote message={error} />}
      <Button onClick={() => void run(add)}>导入证书</Button>
    </section>
  )
}
