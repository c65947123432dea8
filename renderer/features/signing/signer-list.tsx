import { Button } from 'antd'
import type { Signer } from '../../../shared/domain/opinion/snapshot.ts'
import { ROLE_NAMES } from '../../../shared/domain/panel/roles.ts'
import type { Signature } from '../../../shared/domain/task/workspace.ts'
import { dateAndTime } from '../../lib/words.ts'
import { StatusChip } from '../../ui/status-chip.tsx'
import { InkPicture } from '../../ui/ink-picture.tsx'

type SignerListProps = {
  readonly signers: readonly Signer[]
  readonly signatures: readonly Signature[]
  readonly onSign: (signer: Signer) => void
}

/** Who signs, and who has. */
export function SignerList({ signers, signatures, onSign }: SignerListProps) {
  return (
    <ul className="signer-list">
      {signers.map((signer) => {
        const signature = signatures.find(({ expertId }) => expertId === signer.expertId)
        return (
          <li key={signer.expertId} id={`signature:${signer.expertId}`} className="signer">
            <span className="signer-name">
              {signer.name}
              <span className="signer-role">{ROLE_NAMES[signer.role]}</span>
            </span>
            {signature ? (
              <>
                <InkPicture ink={signature.ink} name={signer.name} />
                <StatusChip tone="ok">已签 {dateAndTime(signature.signedAt)}</StatusChip>
              </>
            ) : (
              <>
                <StatusChip tone="action">待签</StatusChip>
                <Button
                  type="primary"
                  aria-label={`${signer.name}签字`}
                  onClick={() => onSign(signer)}
                >
                  签字
                </Button>
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}
