import { ROLE_NAMES } from '../../../shared/domain/panel/roles.ts'
import type { SealVerdict } from '../../../shared/domain/verification/verification.ts'
import { dateAndTime } from '../../lib/words.ts'
import { StatusChip } from '../../ui/status-chip.tsx'
import { FindingList } from './finding-list.tsx'

type SealCardProps = { readonly seal: SealVerdict; readonly number: number }

/** One seal: who, with whose certificate, when, and what was found. */
export function SealCard({ seal, number }: SealCardProps) {
  const { signer, role, certificateName, issuerName, sealedAt, isGood, findings } = seal
  const isWrong = findings.some(({ level }) => level === 'bad')
  return (
    <li className="verified-seal">
      <div className="verified-seal-head">
        <h3>
          {number}　{signer}
          <span>{role === 'institution' ? '评测机构' : ROLE_NAMES[role]}</span>
        </h3>
        <StatusChip tone={isGood ? 'ok' : isWrong ? 'blocking' : 'action'}>
          {isGood ? '有效' : isWrong ? '无效' : '不能确认'}
        </StatusChip>
      </div>
      <p className="note">
        {sealedAt === null ? '签章时间读不出' : `签于 ${dateAndTime(sealedAt)}（本机时间，未校时）`}
        ，证书 {certificateName ?? '读不出'}，签发者 {issuerName ?? '读不出'}
      </p>
      <FindingList findings={findings} />
    </li>
  )
}
