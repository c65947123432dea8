import { createRequire } from 'node:module'
import { defaultFonts } from '../../../electron/core/documents/kit/fonts.ts'
import type {
  Annex5Content,
  Annex5Signer,
  InkPoint,
  SignatureInk,
} from '../../../shared/domain/opinion/annex5-content.ts'

export const FONTS = defaultFonts(createRequire(import.meta.url).resolve)

/** Scribbles that differ from seed to seed but not from run to run; rounded, as sines may differ. */
export function anInk(seed = 1): SignatureInk {
  const strokes = Array.from({ length: 6 + (seed % 4) }, (_, stroke) =>
    Array.from({ length: 24 }, (_unused, step): InkPoint => {
      const t = step / 23
      const wave = Math.sin((t * 2 + stroke + seed) * (1.5 + (seed % 3)))
      const rise = Math.sin(stroke * 1.9 + seed)
      return {
        x: Math.round(60 + stroke * 52 + t * 46 + 14 * wave),
        y: Math.round(110 + 55 * rise * (1 - t) + 26 * Math.cos(t * 5 + seed + stroke)),
        pressure: Math.round(25 + 50 * Math.sin(Math.PI * t)) / 100,
        time: 1_800_000_000_000 + stroke * 400 + step * 16,
      }
    }),
  )
  return { width: 600, height: 220, strokes }
}

export function aSigner(name: string, seed?: number): Annex5Signer {
  return {
    expertId: `expert-${name}`,
    name,
    ink: seed === undefined ? null : anInk(seed),
    signedAt: seed === undefined ? null : '2026-11-23T03:20:00.000Z',
  }
}

const NAMES =
  '李国强 张敏 王海涛 刘洋 陈静 杨帆 赵丽华 黄志远 周晓东 吴桐 徐婉清 孙宏伟 马骁 朱琳 欧阳明德'.split(
    ' ',
  )

export function someSigners(count: number): readonly Annex5Signer[] {
  return Array.from({ length: count }, (_, i) => aSigner(NAMES[i % NAMES.length] ?? '专家', i + 2))
}

export const OPINION: readonly string[] = [
  '2026年11月23日，专家组依据《长春市中小企业数字化转型城市试点实施细则》，对该项目进行了现场验收。专家组听取了项目单位关于数字化改造项目实施情况的汇报，审核了合同、发票、验收报告等书面材料，并通过人员访谈、问卷调查、系统演示和现场勘查等方式进行了核查。',
  '经核查，项目已按既定方案完成MES、ERP及设备数据采集系统的建设，改造场景8个，评测等级由一级提升至二级（62.5分）。提交的材料齐全，资金使用符合规定，达到了合同约定的目标。',
  '专家组一致同意该项目通过验收。',
]

export function anAnnex5(change: Partial<Annex5Content> = {}): Annex5Content {
  return {
    documentNumber: 'CCYS-2026-0117',
    revision: 1,
    isSample: false,
    isDraft: false,
    enterpriseName: '长春市宏远汽车零部件制造有限公司',
    county: '长春经济技术开发区',
    projectName: '汽车零部件生产线数字化改造项目',
    projectLeader: '张伟',
    contact: '0431-88880000',
    institution: '吉林省某某评测技术有限公司',
    leader: aSigner('王建国', 1),
    members: someSigners(4),
    opinionParagraphs: OPINION,
    opinionDate: '2026-11-23',
    snapshotSha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    createdAt: '2026-11-23T03:30:00.000Z',
    ...change,
  }
}

/** An opinion of at least `length` characters in paragraphs of mixed length, every sentence numbered. */
export function aLongOpinion(length: number): readonly string[] {
  const paragraphs: string[] = []
  let total = 0
  for (let i = 1; total < length; i++) {
    const sentences = Array.from(
      { length: 1 + (i % 5) },
      (_, k) =>
        `第${i}－${k + 1}项：经现场核查，系统运行稳定（可用率99.${k}%），与“既定方案”一致；`,
    )
    const paragraph = `${i}. ${sentences.join('')}证据编号EV-${1000 + i}。`
    paragraphs.push(paragraph)
    total += paragraph.length
  }
  return paragraphs
}
