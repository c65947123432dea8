import { CONCLUSION_NAMES } from '../../../shared/domain/opinion/conclusion.ts'
import { ROLE_NAMES } from '../../../shared/domain/panel/roles.ts'
import {
  OUTCOME_NAMES,
  OUTCOME_NOTES,
  type Verification,
  type VerifiedFile,
} from '../../../shared/domain/verification/verification.ts'
import { dateAndTime, fileSize } from '../../lib/words.ts'
import { FindingList } from './finding-list.tsx'
import { SealCard } from './seal-card.tsx'
import { VerdictHead } from './verdict-head.tsx'
import { TONES } from './verdict-tones.ts'

type OpinionVerdictProps = { readonly file: Extract<VerifiedFile, { readonly kind: 'opinion' }> }

export function OpinionVerdict({ file: { name, verification } }: OpinionVerdictProps) {
  const { outcome, findings, seals } = verification
  return (
    <>
      <VerdictHead
        tone={TONES[outcome]}
        title={OUTCOME_NAMES[outcome]}
        note={OUTCOME_NOTES[outcome]}
        file={name}
      />
      <section aria-labelledby="verified-findings">
        <h2 id="verified-findings">核对结果</h2>
        <FindingList findings={findings} />
      </section>
      {seals.length > 0 && (
        <section aria-labelledby="verified-seals">
          <h2 id="verified-seals">电子签章 {seals.length}</h2>
          <ol className="verified-seals">
            {seals.map((seal, index) => (
              <SealCard key={seal.coveredBytes} seal={seal} number={index + 1} />
            ))}
          </ol>
        </section>
      )}
      <Facts verification={verification} />
    </>
  )
}

/** What an altered file says about itself is not repeated as a fact. */
function titleOfFacts({ document, outcome }: Verification): string {
  if (document === null) return '这份文件'
  return outcome === 'altered' ? '文件自称' : '这份文书'
}

function Facts({ verification }: { readonly verification: Verification }) {
  const { document, signatures, sha256, sizeBytes } = verification
  return (
    <section aria-labelledby="verified-document">
      <h2 id="verified-document">{titleOfFacts(verification)}</h2>
      <dl className="verified-facts">
        {document && (
          <>
            <dt>企业和项目</dt>
            <dd>
              {document.enterpriseName}，{document.projectName}
              {document.isSample && '（示例）'}
            </dd>
            <dt>文书编号</dt>
            <dd>
              {document.number}，第 {document.revision} 版
            </dd>
            <dt>结论</dt>
            <dd>{CONCLUSION_NAMES[document.conclusion]}</dd>
            <dt>出具机构</dt>
            <dd>{document.institution}</dd>
            <dt>定稿</dt>
            <dd>
              {dateAndTime(document.frozenAt)}，快照 SHA-256 <code>{document.snapshotSha256}</code>
            </dd>
          </>
        )}
        {signatures.length > 0 && (
          <>
            <dt>手写签字</dt>
            <dd>
              <ul>
                {signatures.map(({ name, role, signedAt }) => (
                  <li key={name}>
                    {ROLE_NAMES[role]}　{name}　{dateAndTime(signedAt)}（本机时间）
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <dt>文件</dt>
        <dd>
          {fileSize(sizeBytes)}，SHA-256 <code>{sha256}</code>
        </dd>
      </dl>
    </section>
  )
}
