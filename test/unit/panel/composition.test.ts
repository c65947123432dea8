import { describe, expect, it } from 'vitest'
import { composePanel } from '../../../shared/domain/panel/composition.ts'
import type { RecordKind, StoredRecord } from '../../../shared/domain/record/kinds.ts'
import { indexRecords } from '../../../shared/domain/record/read.ts'
import type { Expert } from '../../../shared/formats/task-package.ts'

const expert = (id: string, role: Expert['role']): Expert => ({
  ...{
    id,
    name: `专家${id}`,
    organisation: '省机械院',
    title: '高级工程师',
    specialty: '智能制造',
  },
  role,
})
const named = [expert('a', 'leader'), expert('b', 'member'), expert('c', 'member')]

type Written = readonly (readonly [RecordKind, string, object])[]

/** `name of an expert` or, of the leader, `name*`. */
function panelWith(written: Written): string {
  const records = written.map(([kind, key, body]): StoredRecord => ({
    ...{ id: `${kind} ${key}`, taskId: 't', kind, key, body },
    ...{ author: 'a', revision: 1, savedAt: '2026-11-23T01:00:00Z' },
  }))
  return composePanel(named, indexRecords(records))
    .map(({ id, role }) => (role === 'leader' ? `${id}*` : id))
    .join(' ')
}

const withdrawal = (id: string) =>
  ['attendance', id, { conflict: 'declared', withdrawalReason: '曾任顾问' }] as const
const substitute = (id: string, replaces: string) =>
  ['substitute', id, { replaces, name: `替补${id}` }] as const
const election = (electedLeader: string | null) =>
  ['panel', 'panel', { leaderChosenBy: 'elected', electedLeader }] as const

describe('the panel as it sits', () => {
  it('is the one that was named while nothing is on record', () => {
    expect(composePanel(named, indexRecords([]))).toBe(named)
  })

  it('has a substitute right after the member who withdrew', () => {
    expect(panelWith([withdrawal('b'), substitute('s', 'b')])).toBe('a* b s c')
  })

  it('is without the substitute once the withdrawal is taken back', () => {
    const back = ['attendance', 'b', { conflict: 'none', withdrawalReason: '' }] as const
    expect(panelWith([back, substitute('s', 'b')])).toBe('a* b c')
  })

  it('is led by whom it elected, a substitute too; exactly one leads', () => {
    expect(panelWith([election('c')])).toBe('a b c*')
    expect(panelWith([withdrawal('b'), substitute('s', 'b'), election('s')])).toBe('a b s* c')
  })

  it('can replace the leader who was named once another leads', () => {
    expect(panelWith([withdrawal('a'), substitute('s', 'a')])).toBe('a* b c')
    expect(panelWith([election('b'), withdrawal('a'), substitute('s', 'a')])).toBe('a s b* c')
  })

  it('is led by the one who was named again once the elected substitute is out of it', () => {
    const back = ['attendance', 'b', { conflict: 'none', withdrawalReason: '' }] as const
    expect(panelWith([back, substitute('s', 'b'), election('s')])).toBe('a* b c')
  })

  it('has a substitute for a substitute who withdrew, while both withdrawals stand', () => {
    const chain = [withdrawal('s'), substitute('s', 'b'), substitute('t', 's')]
    expect(panelWith([withdrawal('b'), ...chain])).toBe('a* b s t c')
    expect(panelWith(chain)).toBe('a* b c')
  })

  it('takes no notice of an election of somebody else', () => {
    expect(panelWith([election('x')])).toBe('a* b c')
    expect(panelWith([election(null)])).toBe('a* b c')
  })
})
