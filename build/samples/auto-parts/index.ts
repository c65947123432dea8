import { SAMPLE_PINNED, SAMPLE_PLATFORM, sheet, type Sample } from '../sample.ts'
import { TASK_PACKAGE_FORMAT, TASK_PACKAGE_VERSION } from '../../../shared/formats/task-package.ts'
import { application } from './application.ts'
import { documents } from './documents.ts'
import { filing } from './filing.ts'

/** 汽车零部件: 一级 to 二级, a panel of three; the score alone would say 三级, the scenarios do not. */
export const autoParts: Sample = {
  fileName: 'sample-auto-parts.taskpkg',
  package: {
    format: TASK_PACKAGE_FORMAT,
    version: TASK_PACKAGE_VERSION,
    task: {
      id: '019aae10-5b01-7a10-8c01-5a3e00000101',
      number: '长数转验〔2026〕示例001号',
      revision: 1,
      issuedAt: '2026-11-18T01:30:00Z',
      appointment: '2026-12-08',
      isSample: true,
    },
    platform: SAMPLE_PLATFORM,
    application,
    filing,
    selfAssessment: {
      before: sheet(
        {
          ...{ F1: 'BC', F2: 'C', F3: 'B', F4: 'GN', F5: 'C', F6: 'BC', F7: 'B' },
          ...{ M1: 'C', M2: 'C', M3: 'BD', M4: 'A', R1: 'B', R2: 'B', R3: 'C', R4: 'B' },
        },
        '1110 111111 11 2010',
      ),
      after: sheet(
        {
          ...{ F1: 'BCE', F2: 'D', F3: 'D', F4: 'BCGHIKLMN', F5: 'D', F6: 'BCE', F7: 'BC' },
          ...{ M1: 'D', M2: 'BCD', M3: 'BCD', M4: 'A', R1: 'C', R2: 'C', R3: 'C', R4: 'C' },
        },
        '2221 233323 23 2122',
      ),
    },
    diagnosis: sheet(
      {
        ...{ F1: 'BC', F2: 'C', F3: 'A', F4: 'N', F5: 'C', F6: 'BC', F7: 'B' },
        ...{ M1: 'C', M2: 'A', M3: 'B', M4: 'A', R1: 'B', R2: 'B', R3: 'C', R4: 'B' },
      },
      '1100 111101 11 2010',
    ),
    panel: {
      institution: '吉林省松辽数字化评测中心（示例）',
      institutionContact: '蒋文博',
      institutionPhone: '0431-80000901',
      experts: [
        {
          id: '019aae10-5b01-7a10-8c01-5a3e000001e1',
          name: '沈国梁',
          organisation: '松辽理工大学智能制造学院（示例）',
          title: '教授',
          specialty: '智能制造与生产系统',
          role: 'leader',
        },
        {
          id: '019aae10-5b01-7a10-8c01-5a3e000001e2',
          name: '于慧敏',
          organisation: '北国汽车工程研究院（示例）',
          title: '正高级工程师',
          specialty: '汽车零部件工艺与质量管理',
          role: 'member',
        },
        {
          id: '019aae10-5b01-7a10-8c01-5a3e000001e3',
          name: '郑志强',
          organisation: '长春吉信会计师事务所（示例）',
          title: '注册会计师',
          specialty: '项目财务与投入核查',
          role: 'member',
        },
      ],
    },
    pinned: SAMPLE_PINNED,
  },
  documents,
}
