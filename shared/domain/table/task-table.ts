import { levelLabels, trades } from '../../catalog/terms.ts'
import { onSiteTaskSchema, type OnSiteTask } from '../../formats/on-site-task.ts'
import { describeIssues } from '../../formats/issues.ts'
import { effectColumns, TASK_COLUMNS } from './task-columns.ts'
import {
  allCells,
  readChoice,
  readDate,
  readExpert,
  readExperts,
  type CellValue,
} from './cell-values.ts'
import type { CellProblem, RowCells, RowResult, TableSpec } from './table.ts'

const CLOUD_USES = [
  { value: 'none' as const, names: ['无', '未上云', ''] },
  { value: 'public' as const, names: ['公有云', 'public'] },
  { value: 'private' as const, names: ['私有云', 'private'] },
  { value: 'hybrid' as const, names: ['混合云', 'hybrid'] },
]
const TRADES = trades.map(({ id, name }) => ({
  value: id,
  names: [name, id, name.replace(/制造业$/u, '')],
}))
const LEVELS = Object.entries(levelLabels).map(([value, name]) => ({
  value: Number(value),
  names: value === '0' ? [name, value, '无'] : [name, value, `${value}级`],
}))

/** 任务清单: one task a row, for tasks that are entered without a package. */
export const taskTable: TableSpec<OnSiteTask> = {
  title: '任务清单',
  maxRows: 500,
  columns: TASK_COLUMNS,
  parseRow,
  problemsBetween: (rows) =>
    rows.flatMap(({ number, value: { application } }, index) => {
      const first = rows
        .slice(0, index)
        .find(({ value }) => projectName(value) === projectName({ application }))
      const message = `与第 ${first?.number ?? 0} 行是同一企业的同名项目`
      return first === undefined ? [] : [{ row: number, column: 'projectName', message }]
    }),
}

const projectName = ({ application }: Pick<OnSiteTask, 'application'>): string =>
  `${application.creditCode} ${application.projectName}`

function parseRow(cells: RowCells): RowResult<OnSiteTask> {
  const cell = (key: string): string => cells[key] ?? ''
  const read = allCells({
    trade: readChoice(cell('trade'), TRADES),
    levelBefore: readChoice(cell('levelBefore'), LEVELS),
    levelAfter: readChoice(cell('levelAfter'), LEVELS),
    cloudUse: readChoice(cell('cloudUse'), CLOUD_USES),
    startedOn: readDate(cell('startedOn')),
    endedOn: readDate(cell('endedOn')),
    signedOn: readDate(cell('signedOn')),
    internalAcceptedOn: optionalDate(cell('internalAcceptedOn')),
    appointment: optionalDate(cell('appointment')),
    leader: readExpert(cell('leader'), 'leader'),
    members: readExperts(cell('members')),
  })
  if (!read.ok) return read
  const { value } = read
  const effect = (aspect: string) => ({
    before: cell(`${aspect}.before`),
    after: cell(`${aspect}.after`),
  })
  const parsed = onSiteTaskSchema.safeParse(
    {
      appointment: value.appointment,
      application: {
        ...texts(cells, [
          'enterpriseName',
          'legalRepresentative',
          'address',
          'county',
          'projectLeader',
          'phone',
          'projectName',
          'completedContent',
          'totalSpend',
        ]),
        creditCode: cell('creditCode').toUpperCase(),
        trade: value.trade,
        startedOn: value.startedOn,
        endedOn: value.endedOn,
        levelBefore: value.levelBefore,
        levelAfter: value.levelAfter,
        cloudUse: { kind: value.cloudUse, detail: '' },
        effects: Object.fromEntries(effectColumns.map(({ id }) => [id, effect(id)])),
        internalAcceptedOn: value.internalAcceptedOn,
        commitment: {
          legalRepresentative: cell('legalRepresentative'),
          signedOn: value.signedOn,
        },
      },
      providers: [
        {
          name: cell('provider'),
          hasContract: true,
          contractAmount: cell('contractAmount'),
          contact: cell('providerContact'),
          phone: cell('providerPhone'),
        },
      ],
      deliverables: [],
      panel: {
        ...texts(cells, ['institution', 'institutionContact', 'institutionPhone']),
        experts: [value.leader, ...value.members],
      },
    },
    { reportInput: true },
  )
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, problems: columnProblems(parsed.error.issues) }
}

function texts(cells: RowCells, keys: readonly string[]): RowCells {
  return Object.fromEntries(keys.map((key) => [key, cells[key] ?? '']))
}

function optionalDate(text: string): CellValue<string | null> {
  return text === '' ? { ok: true, value: null } : readDate(text)
}

/** Fields of a provider stand under other names in the table. */
const PROVIDER_COLUMNS: Readonly<Record<string, string>> = {
  name: 'provider',
  contact: 'providerContact',
  phone: 'providerPhone',
}

/** The schema's issues under the columns whose texts caused them. */
function columnProblems(issues: Parameters<typeof describeIssues>[0]): readonly CellProblem[] {
  return issues.flatMap((issue): readonly CellProblem[] => {
    const [described] = describeIssues([issue])
    const last = String(issue.path.at(-1) ?? '')
    const isOfProvider = issue.path[0] === 'providers'
    const aspect = issue.path.includes('effects') ? `${String(issue.path.at(-2))}.${last}` : last
    const key = (isOfProvider ? PROVIDER_COLUMNS[last] : undefined) ?? aspect
    const column = TASK_COLUMNS.find((one) => one.key === key)?.key ?? null
    const message = described?.message ?? ''
    return [{ column, message: column === null ? message : message.replace(/^.*?：/u, '') }]
  })
}
