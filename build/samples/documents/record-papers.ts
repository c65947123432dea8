import { paragraph, type SampleDocument, signature, table } from './document.ts'
import type { Papers } from './papers.ts'

/** M18: equipment by workshop, with what is digital and what is networked. */
export function equipmentList(
  { filing }: Papers,
  rows: readonly (readonly [
    name: string,
    workshop: string,
    total: number,
    digital: number,
    networked: number,
  ])[],
): SampleDocument {
  const total = (column: 2 | 3 | 4): string =>
    String(rows.reduce((count, row) => count + row[column], 0))
  return {
    name: '生产设备清单',
    title: '生产设备清单（数字化与联网情况）',
    material: 'M18',
    subtitle: `${filing.enterpriseName}　单位：台`,
    blocks: [
      table(
        [
          { title: '设备', share: 26 },
          { title: '所在车间', share: 16, align: 'center' },
          { title: '数量', share: 9, align: 'right' },
          { title: '其中数字化', share: 12, align: 'right' },
          { title: '其中已联网', share: 12, align: 'right' },
        ],
        [...rows.map((row) => row.map(String)), ['合计', '', total(2), total(3), total(4)]],
      ),
      paragraph('数字化设备指带数字接口、可接入网络的设备；已联网指在设备物联平台可见实时数据。'),
    ],
  }
}

/** M16 */
export function trainingRecord(
  { application, filing }: Papers,
  rows: readonly (readonly [date: string, topic: string, hours: number, people: number])[],
): SampleDocument {
  const people = rows.reduce((total, row) => total + row[3], 0)
  return {
    name: '培训记录汇总',
    title: '数字化应用培训记录汇总',
    material: 'M16',
    subtitle: filing.enterpriseName,
    blocks: [
      table(
        [
          { title: '日期', share: 14, align: 'center' },
          { title: '培训内容', share: 38 },
          { title: '学时', share: 8, align: 'right' },
          { title: '人次', share: 8, align: 'right' },
        ],
        [...rows.map((row) => row.map(String)), ['合计', '', '', String(people)]],
      ),
      paragraph('签到表、课件和考核成绩存数字化部备查，现场可提供原件。'),
      signature(`负责人：${application.projectLeader}`),
    ],
  }
}

/** M17 */
export function trialRun(
  { application, filing }: Papers,
  rows: readonly (readonly [system: string, from: string, use: string, faults: string])[],
): SampleDocument {
  return {
    name: '系统部署与试运行记录',
    title: '系统部署与试运行记录',
    material: 'M17',
    subtitle: filing.enterpriseName,
    blocks: [
      table(
        [
          { title: '系统', share: 20 },
          { title: '试运行起始', share: 13, align: 'center' },
          { title: '使用情况', share: 32 },
          { title: '问题及处理', share: 28 },
        ],
        rows,
      ),
      paragraph('试运行期间未发生数据丢失和停产事故，操作手册与测试记录随系统交付。'),
      signature(`项目负责人：${application.projectLeader}`),
    ],
  }
}
