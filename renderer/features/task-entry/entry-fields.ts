import { effectAspects, levelLabels, trades } from '../../../shared/catalog/terms.ts'

/** One value of the form; `path` is its place in the task. */
export type EntryField = {
  readonly path: string
  readonly label: string
  readonly isRequired?: boolean
  readonly kind?: 'text' | 'date' | 'amount' | 'multiline' | 'choice'
  readonly maxLength?: number
  readonly options?: readonly { readonly value: string; readonly label: string }[]
}
export type EntrySection = {
  readonly title: string
  readonly note?: string
  readonly fields: readonly EntryField[]
}

const must = (path: string, label: string, more: Partial<EntryField> = {}): EntryField => ({
  path,
  label,
  isRequired: true,
  ...more,
})
const levels = Object.entries(levelLabels).map(([value, label]) => ({ value, label }))

export const ENTERPRISE: EntrySection = {
  title: '企业（附件4）',
  fields: [
    must('application.enterpriseName', '企业名称', { maxLength: 120 }),
    must('application.creditCode', '企业信用代码', { maxLength: 18 }),
    must('application.legalRepresentative', '法人代表', { maxLength: 40 }),
    must('application.county', '所属县（市、区）', { maxLength: 40 }),
    must('application.address', '通讯地址', { maxLength: 200 }),
    must('application.projectLeader', '项目负责人', { maxLength: 40 }),
    must('application.phone', '联系电话', { maxLength: 30 }),
    must('application.trade', '所属细分行业', {
      kind: 'choice',
      options: trades.map(({ id, name }) => ({ value: id, label: name })),
    }),
  ],
}

export const PROJECT: EntrySection = {
  title: '项目（附件4）',
  fields: [
    must('application.projectName', '项目名称', { maxLength: 120 }),
    must('application.startedOn', '项目开始日期', { kind: 'date' }),
    must('application.endedOn', '项目结束日期', { kind: 'date' }),
    { path: 'application.internalAcceptedOn', label: '企业内部验收日期', kind: 'date' },
    must('application.commitment.signedOn', '企业承诺签署日期', { kind: 'date' }),
    must('application.totalSpend', '改造总花费（万元）', { kind: 'amount' }),
    { path: 'appointment', label: '预约日期', kind: 'date' },
    must('application.completedContent', '主要完成的建设内容', {
      kind: 'multiline',
      maxLength: 500,
    }),
    must('application.levelBefore', '改造前数字化水平等级', { kind: 'choice', options: levels }),
    must('application.levelAfter', '改造后数字化水平等级', {
      kind: 'choice',
      options: levels.filter(({ value }) => Number(value) >= 2),
    }),
    must('application.cloudUse.kind', '云应用情况', {
      kind: 'choice',
      options: [
        { value: 'public', label: '公有云' },
        { value: 'private', label: '私有云' },
        { value: 'hybrid', label: '混合云' },
        { value: 'none', label: '无' },
      ],
    }),
  ],
}

export const EFFECTS: EntrySection = {
  title: '数字化改造成效（附件4）',
  note: '没有填报的方面留空。',
  fields: effectAspects.flatMap(({ id, name }) =>
    (['before', 'after'] as const).map((time): EntryField => ({
      path: `application.effects.${id}.${time}`,
      label: `${name}·${time === 'before' ? '改造前' : '改造后'}`,
      kind: 'multiline',
      maxLength: 500,
    })),
  ),
}

export const INSTITUTION: EntrySection = {
  title: '第三方评测机构',
  fields: [
    must('panel.institution', '机构名称', { maxLength: 120 }),
    must('panel.institutionContact', '机构联系人', { maxLength: 40 }),
    must('panel.institutionPhone', '机构联系电话', { maxLength: 40 }),
  ],
}

/** Lists of the form: each row is a record of texts. */
export const LISTS = {
  'panel.experts': {
    title: '专家组',
    note: '恰有一名组长。',
    rowName: '专家',
    columns: [
      { key: 'name', label: '姓名', isRequired: true },
      { key: 'organisation', label: '工作单位', isRequired: true },
      { key: 'title', label: '职称', isRequired: true },
      { key: 'specialty', label: '专业', isRequired: true },
      {
        key: 'role',
        label: '角色',
        isRequired: true,
        options: [
          { value: 'leader', label: '组长' },
          { value: 'member', label: '组员' },
        ],
      },
    ],
    empty: { name: '', organisation: '', title: '', specialty: '', role: 'member' },
  },
  providers: {
    title: '合作的服务商',
    note: '按合同填写。',
    rowName: '服务商',
    columns: [
      { key: 'name', label: '名称', isRequired: true },
      { key: 'contractAmount', label: '合同金额（万元）', isRequired: true },
      { key: 'contact', label: '联系人', isRequired: true },
      { key: 'phone', label: '联系电话', isRequired: true },
    ],
    empty: { name: '', contractAmount: '', contact: '', phone: '' },
  },
  deliverables: {
    title: '合同交付清单',
    note: '按合同的价格清单填写；可从表格软件复制多行粘贴到任一格。没有清单可不填。',
    rowName: '交付项',
    columns: [
      { key: 'name', label: '名称', isRequired: true },
      {
        key: 'kind',
        label: '类别',
        isRequired: true,
        options: [
          { value: 'software', label: '软件' },
          { value: 'hardware', label: '硬件' },
          { value: 'service', label: '服务' },
        ],
      },
      { key: 'brand', label: '品牌', isRequired: false },
      { key: 'model', label: '型号', isRequired: false },
      { key: 'quantity', label: '数量', isRequired: true },
      { key: 'unitPrice', label: '单价（万元）', isRequired: true },
      { key: 'provider', label: '服务商', isRequired: true },
    ],
    empty: {
      name: '',
      kind: 'software',
      brand: '',
      model: '',
      quantity: '1',
      unitPrice: '',
      provider: '',
    },
  },
} as const satisfies Readonly<Record<string, EntryListLayout>>

export type ListName = keyof typeof LISTS

export type EntryColumn = {
  readonly key: string
  readonly label: string
  readonly isRequired: boolean
  readonly options?: readonly { readonly value: string; readonly label: string }[]
}
export type EntryListLayout = {
  readonly title: string
  readonly note: string
  readonly rowName: string
  readonly columns: readonly EntryColumn[]
  readonly empty: Readonly<Record<string, string>>
}
