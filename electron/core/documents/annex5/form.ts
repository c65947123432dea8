import type { TextStyle } from '../kit/drawing.ts'
import { A4 } from '../kit/paper.ts'

/** The measures of 附件5, points. Four columns: label, value, label, value. */
const MARGIN = 64
const WIDTH = A4.width - 2 * MARGIN
const LABEL = 80
const VALUE = 161
const SECOND_LABEL = 104

export const FORM = {
  left: MARGIN,
  width: WIDTH,
  columns: {
    label: { x: MARGIN, width: LABEL },
    value: { x: MARGIN + LABEL, width: VALUE },
    secondLabel: { x: MARGIN + LABEL + VALUE, width: SECOND_LABEL },
    secondValue: {
      x: MARGIN + LABEL + VALUE + SECOND_LABEL,
      width: WIDTH - LABEL - VALUE - SECOND_LABEL,
    },
    /** All to the right of the first label. */
    rest: { x: MARGIN + LABEL, width: WIDTH - LABEL },
  },
  markTop: 50,
  titleTop: 79,
  tableTop: 113,
  tableBottom: 784,
  footTop: 794,
  rowHeight: 32,
  /** A round seal of 42 mm has room beside the date. */
  authorityHeight: 112,
  padding: 8,
  /** Between the text and the rules of a name cell. */
  namePadding: 6,
} as const

export const TITLE: TextStyle = { face: 'serifBold', size: 18, leading: 27 }
export const SMALL_TITLE: TextStyle = { face: 'serifBold', size: 15, leading: 24 }
/** 小四, at one and a half lines. */
export const BODY: TextStyle = { face: 'serif', size: 12, leading: 18 }
export const NAME_STYLES: readonly TextStyle[] = [BODY, { face: 'serif', size: 10.5, leading: 15 }]
/**
 * The opinion is set in the largest of these that fits on the form: 五号 (10.5) is the smallest, and
 * before a page is added its lines come closer.
 */
export const OPINION_STYLES: readonly TextStyle[] = (
  [
    [12, 18],
    [11.5, 17.25],
    [11, 16.5],
    [10.5, 15.75],
    [10.5, 14.5],
    [10.5, 13.5],
  ] as const
).map(([size, leading]) => ({ face: 'serif', size, leading }))
export const SIGNER_NAME: TextStyle = { face: 'serif', size: 9, leading: 11 }
/** When a signature was put down. */
export const SIGNED_AT: TextStyle = { face: 'sans', size: 6, leading: 8, color: '#444444' }
export const NOTE: TextStyle = { face: 'serif', size: 9, leading: 14, color: '#444444' }
export const FOOT: TextStyle = { face: 'sans', size: 7.5, leading: 10, color: '#555555' }
export const MARK: TextStyle = { face: 'sans', size: 11, leading: 16 }

export const TEXT = {
  title: '第三方评测机构出具的企业数字化改造项目验收意见',
  annex: '附件5',
  enterpriseName: '项目单位名称',
  county: '所属县（市、区）',
  projectName: '项目名称',
  projectLeader: '项目负责人',
  contact: '联系方式',
  opinion: ['第三方', '评测机构', '审核意见'],
  authority: ['所属县', '（市、区）', '工信主管', '部门'],
  leaderSignature: '负责人签字：',
  memberSignatures: '组员签字：',
  seal: '单位公章',
} as const
