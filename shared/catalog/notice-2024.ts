import type { CatalogSet } from './types.ts'

/** The fixed words of the rectification notice (整改通知). */
export interface NoticeTemplate extends CatalogSet {
  readonly heading: string
  readonly basis: string
  readonly deadline: string
  readonly requirements: string
  /** Stands for requirements that are the list of findings word for word. */
  readonly asListed: string
  readonly findings: string
  readonly noFindings: string
  readonly again: string
}

/** No official form exists: the design is ours and says so in its foot. */
export const notice2024: NoticeTemplate = {
  id: 'notice-2024',
  version: '1',
  title: '企业数字化改造项目整改通知（2024）',
  source:
    '实施细则 第四章（五）1(4)：未通过验收的，限期整改，整改期限最长 1 个月，期限内可再次申请验收。',
  note: '细则没有规定整改通知的样式。样式和用语均为自行设计的模板数据，以验收意见（附件5）的内容为准。',
  heading: '企业数字化改造项目整改通知',
  basis:
    '依据长春市中小企业数字化转型城市试点实施细则第四章（五）1(4)，未通过验收的项目应限期整改，整改期限最长 1 个月。',
  deadline: '一、整改期限',
  requirements: '二、整改要求',
  asListed: '按下列问题清单逐项整改。',
  findings: '三、问题清单',
  noFindings: '验收意见未另列问题清单，按整改要求整改。',
  again: '请在期限内完成整改，备齐证明材料，再次申请验收。复验时重点核查上列要求的落实情况。',
}
