import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { chinaTime } from '../../../shared/domain/opinion/calendar.ts'
import { ROLE_NAMES } from '../../../shared/domain/panel/roles.ts'
import {
  OUTCOME_NAMES,
  type SealVerdict,
  type Verification,
  type VerifiedStatement,
  type VerifiedFile,
} from '../../../shared/domain/verification/verification.ts'
import type { verifyFile } from '../verify/verify-file.ts'
import { answer, withCore, withDataFolder, type Answer, type CommonOptions } from './run.ts'

const root = resolve(import.meta.dirname, '../../..')

export function registerVerify(program: Command): void {
  withDataFolder(program.command('verify <file>'))
    .description(
      '核验一份验收意见 PDF、平台签名的回执或意见（JSON），有数据目录时对照其登记；或一个任务包',
    )
    .action((name: string, options: CommonOptions) =>
      answer(options, async () => {
        const file = resolve(name)
        const found = await withOptions(options, async (verifyOptions) => {
          const { verifyFile } = await import('../verify/verify-file.ts')
          return verifyFile(file, verifyOptions)
        })
        switch (found.kind) {
          case 'opinion':
            return sayOpinion(file, found.verification)
          case 'statement':
            return sayStatement(file, found)
          case 'task-package':
            return sayPackage(file, found)
        }
      }),
    )
}

/** A data folder is asked where there is one; verifying must not begin one. */
async function withOptions<T>(
  options: CommonOptions,
  work: (options: Parameters<typeof verifyFile>[1]) => Promise<T>,
): Promise<T> {
  const { authoritiesFor, sampleAuthorities } = await import('../seal/authorities.ts')
  if (existsSync(join(options.dataDir, 'acceptance.sqlite'))) {
    const { checkRecord } = await import('../verify/check-record.ts')
    const { keyOfStatement } = await import('../received/receipt-keys.ts')
    return withCore(options, ({ core: { context } }) =>
      work({
        fonts: context.fonts,
        anchorsFor: ({ isSample }) => authoritiesFor(context, isSample),
        pinnedKeyOf: (taskId, signed) => keyOfStatement(context.db, taskId, signed),
        checkRecord: (file, snapshotSha256) => checkRecord(context, file, snapshotSha256),
      }),
    )
  }
  const { bundledFonts } = await import('../documents/kit/bundled-fonts.ts')
  return work({
    fonts: bundledFonts(join(root, 'node_modules')),
    anchorsFor: ({ isSample }) =>
      isSample ? sampleAuthorities(join(root, 'electron/resources/samples')) : [],
    pinnedKeyOf: null,
    checkRecord: null,
  })
}

function sayOpinion(file: string, verification: Verification): Answer {
  const { outcome, document, registeredAs, signatures, seals, findings } = verification
  const isGenuine = outcome === 'genuine'
  return {
    json: {
      kind: 'opinion',
      file,
      valid: isGenuine,
      ...verification,
      task: registeredAs?.taskId ?? null,
      revision: document?.revision ?? registeredAs?.revision ?? null,
      signatures: signatures.map((one) => ({ ...one, role: ROLE_NAMES[one.role] })),
    },
    lines: [
      OUTCOME_NAMES[outcome],
      ...(document
        ? [
            `${document.enterpriseName}　${document.number}　第 ${document.revision} 版`,
            `定稿快照 ${document.snapshotSha256}`,
          ]
        : []),
      `文件 SHA-256 ${verification.sha256}`,
      ...findings.map(({ text }) => text),
      ...signatures.map(
        ({ name, role, signedAt }) =>
          `手写签字　${ROLE_NAMES[role]}　${name}　签于 ${chinaTime(signedAt)}（北京时间，本机时钟未校时）`,
      ),
      ...seals.flatMap(saySeal),
    ],
    ok: isGenuine,
  }
}

function saySeal(seal: SealVerdict, index: number): readonly string[] {
  const { signer, role, certificateName, issuerName, sealedAt, isGood, findings } = seal
  const who = role === 'institution' ? signer : `${ROLE_NAMES[role]}　${signer}`
  const certificate = `证书 ${certificateName ?? '读不出'}，签发者 ${issuerName ?? '读不出'}`
  return [
    `电子签章 ${index + 1}　${who}　${isGood ? '有效' : '无效或不能确认'}　签于 ${sealedAt === null ? '不明' : chinaTime(sealedAt)}（北京时间，本机时钟未校时）　${certificate}`,
    ...findings.map(({ text }) => `　　${text}`),
  ]
}

function sayStatement(file: string, found: VerifiedStatement): Answer {
  const { outcome, facts, findings } = found
  const isGenuine = outcome === 'genuine'
  return {
    json: { ...found, file, valid: isGenuine, facts: Object.fromEntries(facts) },
    lines: [
      OUTCOME_NAMES[outcome],
      ...facts.map(([label, value]) => `${label}　${value}`),
      ...findings.map(({ text }) => text),
    ],
    ok: isGenuine,
  }
}

function sayPackage(
  file: string,
  found: Extract<VerifiedFile, { readonly kind: 'task-package' }>,
): Answer {
  const { sha256, taskId, number, revision, enterpriseName, attachmentCount } = found
  return {
    json: { kind: 'task-package', file, valid: true, sha256, task: taskId, number, revision },
    lines: [
      '核验通过',
      `任务包 ${number}（任务版本 ${revision}），${enterpriseName}，附件 ${attachmentCount} 件`,
      `SHA-256 ${sha256}`,
    ],
  }
}
