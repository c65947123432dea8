import type { DossierManifest } from '../../shared/formats/dossier.ts'
import type { Finding, Status } from './check-files.ts'
import { el } from './dom.ts'
import type { StatementVerdict } from './statements.ts'
import type { Verdict } from './verify.ts'

const STATUS_NAMES: Readonly<Record<Status, string>> = {
  ok: '一致',
  missing: '缺失',
  changed: '被改动',
  renamed: '被改名',
  extra: '多出',
}
/** A reader tires long before; the rest is counted. */
const MOST_ROWS = 2_000

/** The answer, the value to compare with paper, what is wrong, and every file on demand. */
export function verdictView(verdict: Verdict): readonly Node[] {
  const { findings, dossiers } = verdict
  const wrong = findings.filter(({ status }) => status !== 'ok')
  const good = findings.filter(({ status }) => status === 'ok')
  return [
    headline(verdict, wrong, good.length),
    ...(wrong.length > 0 ? [el('h2', {}, '有问题的文件'), table(wrong)] : []),
    el('h2', {}, '与纸面文书核对'),
    paper(verdict),
    ...statementPart(verdict),
    ...dossiers.slice(0, MOST_ROWS).map(facts),
    el('details', {}, el('summary', {}, `一致的文件（${good.length} 个）`), table(good)),
  ]
}

function headline({ isGood }: Verdict, wrong: readonly Finding[], goodCount: number): Node {
  if (isGood) {
    const note = `${goodCount} 个文件全部与清单一致，没有缺失、改动、改名或多出的文件。`
    return el('div', { class: 'verdict' }, el('strong', {}, '核验通过'), note)
  }
  const counts = (['missing', 'changed', 'renamed', 'extra'] as const).flatMap((status) => {
    const count = wrong.filter((finding) => finding.status === status).length
    return count > 0 ? [`${STATUS_NAMES[status]} ${count} 个`] : []
  })
  const note = `${counts.join('，')}；其余 ${goodCount} 个文件一致。请向移交单位重新索取，不要使用有问题的文件。`
  return el('div', { class: 'verdict bad' }, el('strong', {}, '核验未通过'), note)
}

const STATEMENT_NAMES: Readonly<Record<StatementVerdict['outcome'], string>> = {
  good: '签名有效',
  bad: '签名无效',
  unchecked: '未核验签名',
}

/** What the platform signed: receipts, and what the county bureau decided. */
function statementPart({ statements }: Verdict): readonly Node[] {
  if (statements.length === 0) return []
  const rows = statements.slice(0, MOST_ROWS).map(({ path, title, outcome, note }) => {
    const status = { good: 'ok', bad: 'changed', unchecked: 'unchecked' }[outcome]
    return el(
      'tr',
      {},
      el('td', { 'data-status': status }, STATEMENT_NAMES[outcome]),
      el('td', {}, `${title}（${path}）`, el('br', {}), note),
    )
  })
  return [el('h2', {}, '平台签名的回执和意见'), el('table', {}, el('tbody', {}, ...rows))]
}

function table(findings: readonly Finding[]): Node {
  const rows = findings
    .slice(0, MOST_ROWS)
    .map(({ path, status, note }) =>
      el(
        'tr',
        {},
        el('td', { 'data-status': status }, STATUS_NAMES[status]),
        el('td', {}, path, ...(note === '' ? [] : [el('br', {}), note])),
      ),
    )
  const head = el('tr', {}, el('th', { scope: 'col' }, '结果'), el('th', { scope: 'col' }, '文件'))
  const left = findings.length - rows.length
  return el(
    'div',
    {},
    el('table', {}, el('thead', {}, head), el('tbody', {}, ...rows)),
    ...(left > 0 ? [el('p', {}, `还有 ${left} 个未列出。`)] : []),
  )
}

/** Files and manifest could be changed together; the paper that was signed could not. */
function paper({ manifestSha256, dossiers }: Verdict): Node {
  const input = el('input', { id: 'printed', autocomplete: 'off', spellcheck: 'false' })
  const answer = el('p', { role: 'status' })
  input.addEventListener('input', () => {
    answer.textContent = comparison(input.value, manifestSha256, dossiers)
  })
  return el(
    'div',
    { class: 'paper' },
    el('p', {}, '清单 SHA-256（应与导出时程序显示、交接单上记下的一致）：'),
    el('p', {}, el('code', { id: 'manifest-hash' }, manifestSha256)),
    el(
      'label',
      { for: 'printed' },
      '输入附件5页脚“快照 SHA-256”后的 16 位，或交接时记下的清单值：',
    ),
    input,
    answer,
    el(
      'p',
      { class: 'soft' },
      '文件与清单可能被人一并替换，纸面签字件上的值换不掉：两者一致，才说明这就是当时签字的那份验收记录和佐证。',
    ),
  )
}

const FEWEST_DIGITS = 12

function comparison(
  typed: string,
  manifestSha256: string,
  dossiers: readonly DossierManifest[],
): string {
  const digits = typed.toLowerCase().replace(/[^0-9a-f]/g, '')
  if (digits.length === 0) return ''
  if (digits.length < FEWEST_DIGITS)
    return `请至少输入 ${FEWEST_DIGITS} 位（已输入 ${digits.length} 位）`
  if (manifestSha256.startsWith(digits)) return '✓ 一致：与本档案的清单相符。'
  const dossier = dossiers.find(({ snapshot }) => snapshot.sha256.startsWith(digits))
  if (dossier === undefined) return '✗ 不一致：这不是本档案的值，请检查输入，或核对是否拿错了文书。'
  return `✓ 一致：与“${dossier.task.enterprise}”第 ${dossier.opinion.revision} 版验收记录相符。`
}

function facts({ task, opinion, snapshot, metadata }: DossierManifest): Node {
  const signers = opinion.signers.map(
    ({ name, role, signedAt }) => `${role} ${name}（${signedAt === null ? '未签字' : '已签字'}）`,
  )
  const rows: readonly (readonly [string, string | Node])[] = [
    ['企业', task.enterprise],
    ['项目', task.project],
    ['文书编号', `${task.number}　第 ${opinion.revision} 版`],
    ['结论', opinion.conclusion],
    ['评测机构', metadata.形成单位],
    ['专家', signers.join('、')],
    ['快照 SHA-256', el('code', {}, snapshot.sha256)],
  ]
  return el(
    'section',
    {},
    el('h2', {}, metadata.题名, ...(task.isSample ? ['（示例）'] : [])),
    el('dl', {}, ...rows.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)])),
  )
}
