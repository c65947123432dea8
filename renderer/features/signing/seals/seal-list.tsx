import { Button } from 'antd'
import { ROLE_NAMES } from '../../../../shared/domain/panel/roles.ts'
import type { SealPlace } from '../../../../shared/domain/seal/seal.ts'
import { dateAndTime } from '../../../lib/words.ts'
import { StatusChip } from '../../../ui/status-chip.tsx'

type SealListProps = {
  readonly places: readonly SealPlace[]
  readonly isOpen: boolean
  readonly onChoose: (place: SealPlace) => void
  /** Forgets the certificate file that is kept here. */
  readonly onForget: (place: SealPlace) => void
  readonly onSeal: (place: SealPlace) => void
}

/** Who seals, with which certificate, and who has. */
export function SealList({ places, isOpen, onChoose, onForget, onSeal }: SealListProps) {
  return (
    <ul className="signer-list">
      {places.map((place) => (
        <li key={place.field} id={`seal:${place.field}`} className="signer">
          <div className="seal-who">
            <span className="seal-name">{place.name}</span>
            <span className="signer-role">
              {place.role === 'institution' ? '评测机构' : ROLE_NAMES[place.role]}
            </span>
            <p className="note">{certificateWords(place)}</p>
          </div>
          {place.file?.isSample === false && (
            <Button
              type="text"
              aria-label={`移除${place.name}的证书文件`}
              onClick={() => onForget(place)}
            >
              移除证书
            </Button>
          )}
          {place.seal ? (
            <StatusChip tone="ok">已签章 {dateAndTime(place.seal.sealedAt)}</StatusChip>
          ) : (
            isOpen && (
              <div className="seal-actions">
                <Button aria-label={`为${place.name}选择证书`} onClick={() => onChoose(place)}>
                  {place.file ? '换证书' : '选择证书'}
                </Button>
                <Button
                  type="primary"
                  aria-label={`${place.name}签章`}
                  disabled={place.file === null}
                  onClick={() => onSeal(place)}
                >
                  签章
                </Button>
              </div>
            )
          )}
        </li>
      ))}
    </ul>
  )
}

function certificateWords({ seal, file }: SealPlace): string {
  if (seal) {
    const { subject, issuer } = seal.certificate
    return `证书：${subject}，由“${issuer}”签发`
  }
  if (file === null) return '还没有选择证书文件（.p12、.pfx）'
  return file.isSample ? `示例证书 ${file.name}` : `证书文件 ${file.name}`
}
