import type { OfficialDocument } from './blocks.ts'
import { documentOf, paragraph, signersOfReading } from './make.ts'
import { readSource } from './reading.ts'
import type { DocumentSource } from './source.ts'
import { conclusionFacts, taskFacts } from './task-facts.ts'

/** 签字页: for signing on paper, with the number and hash of what is signed. */
export function signatureSheetDocument(source: DocumentSource): OfficialDocument {
  const reading = readSource(source)
  const { snapshot } = source
  return documentOf(reading, { title: '企业数字化改造项目验收签字页' }, [
    taskFacts(reading),
    conclusionFacts(reading),
    paragraph(
      `以下专家确认：已阅读第${snapshot.opinion.revision}版《企业数字化改造项目验收意见》及其所附记录，内容与上列校验值对应的定稿一致。本页供在纸面签字使用，签字后与验收意见一并归档。`,
    ),
    {
      kind: 'signatures',
      label: '专家签字',
      signers: signersOfReading(reading).map((signer) => ({
        ...signer,
        ink: null,
        signedAt: null,
      })),
      sealOf: snapshot.institution,
      date: null,
    },
  ])
}
