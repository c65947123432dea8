import type { OfficialDocument } from '../blocks.ts'
import { documentOf, heading, line, signersOfReading, subjectOf } from '../make.ts'
import { readSource } from '../reading.ts'
import { DOCUMENT_NAMES } from '../kinds.ts'
import type { DocumentSource } from '../source.ts'
import { basisBlocks } from './basis.ts'
import { comparisonBlocks } from './comparison.ts'
import { adviceBlocks, conclusionBlocks } from './conclusion.ts'
import { enterpriseBlocks } from './enterprise.ts'
import { evidenceBlocks } from './evidence.ts'
import { judgementBlocks } from './judgement.ts'
import { methodBlocks } from './methods.ts'
import { roundBlocks } from './rounds.ts'
import { scenarioBlocks } from './scenarios.ts'
import { scoreBlocks } from './scores.ts'

/**
 * 《中小企业数字化水平评测报告》 (第四章（四）): everything that the opinion rests on, section by
 * section; no official form exists.
 */
export function reportDocument(source: DocumentSource): OfficialDocument {
  const reading = readSource(source)
  const { snapshot } = source
  return documentOf(
    reading,
    {
      title: DOCUMENT_NAMES.report,
      subtitle: subjectOf(snapshot.enterprise),
    },
    [
      ...roundBlocks(reading),
      ...enterpriseBlocks(reading),
      ...basisBlocks(reading),
      ...methodBlocks(reading),
      ...scoreBlocks(reading),
      ...scenarioBlocks(reading),
      ...comparisonBlocks(reading),
      ...judgementBlocks(reading),
      ...conclusionBlocks(reading),
      ...adviceBlocks(reading),
      ...evidenceBlocks(reading),
      heading(1, '签字'),
      {
        kind: 'signatures',
        label: '专家组签字',
        signers: signersOfReading(reading),
        sealOf: snapshot.institution,
        date: snapshot.opinion.concludedOn,
      },
      line(
        `本报告由第${snapshot.opinion.revision}版定稿快照生成，内容与《企业数字化改造项目验收意见》同源；签字为专家对该定稿快照的签字。细则未规定评测报告的样式，本报告为自行设计的样式。`,
      ),
    ],
  )
}
