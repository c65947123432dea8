import { TASK_PACKAGE_FORMAT, TASK_PACKAGE_VERSION } from '../../../shared/formats/task-package.ts'
import { SAMPLE_PINNED, SAMPLE_PLATFORM, sheet, type Sample } from '../sample.ts'
import { application } from './application.ts'
import { documents } from './documents.ts'
import { filing } from './filing.ts'

/** 轨道交通装备: 一级 to 三级, a panel of three, no invoices among the papers. */
export const railEquipment: Sample = {
  fileName: 'sample-rail-equipment.taskpkg',
  package: {
    format: TASK_PACKAGE_FORMAT,
    version: TASK_PACKAGE_VERSION,
    task: {
      id: '019aae10-5b02-7b20-9c02-5a3e00000202',
      number: '长数转验〔2026〕示例002号',
      revision: 1,
      issuedAt: '2026-11-18T01:45:00Z',
      appointment: '2026-12-10',
      isSample: true,
    },
    platform: SAMPLE_PLATFORM,
    application,
    filing,
    selfAssessment: {
      before: sheet(
        {
          ...{ F1: 'BC', F2: 'D', F3: 'B', F4: 'BGN', F5: 'C', F6: 'BC', F7: 'BC' },
          ...{ M1: 'C', M2: 'C', M3: 'BC', M4: 'A', R1: 'B', R2: 'B', R3: 'B', R4: 'B' },
        },
        '2110 111111 11 2110',
      ),
      after: sheet(
        {
          ...{ F1: 'BCE', F2: 'E', F3: 'D', F4: 'BCFGHIJKLMN', F5: 'D', F6: 'BCD', F7: 'BCE' },
          ...{ M1: 'E', M2: 'BCDE', M3: 'BCD', M4: 'A', R1: 'C', R2: 'C', R3: 'C', R4: 'B' },
        },
        '3322 333323 23 3132',
      ),
    },
    diagnosis: sheet(
      {
        ...{ F1: 'BC', F2: 'D', F3: 'B', F4: 'BN', F5: 'C', F6: 'BC', F7: 'B' },
        ...{ M1: 'C', M2: 'C', M3: 'B', M4: 'A', R1: 'B', R2: 'B', R3: 'B', R4: 'B' },
      },
      '2110 111101 11 2010',
    ),
    panel: {
      institution: '长春衡准数字化评测有限公司（示例）',
      institutionContact: '邱文静',
      institutionPhone: '0431-80000902',
      experts: [
        {
          id: '019aae10-5b02-7b20-9c02-5a3e000002e1',
          name: '罗建业',
          organisation: '北方轨道交通装备研究所（示例）',
          title: '研究员',
          specialty: '轨道车辆制造工艺',
          role: 'leader',
        },
        {
          id: '019aae10-5b02-7b20-9c02-5a3e000002e2',
          name: '韩雪松',
          organisation: '吉北工业大学信息工程学院（示例）',
          title: '副教授',
          specialty: '工业软件与数据集成',
          role: 'member',
        },
        {
          id: '019aae10-5b02-7b20-9c02-5a3e000002e3',
          name: '谭玉兰',
          organisation: '长春明正会计师事务所（示例）',
          title: '高级会计师',
          specialty: '专项资金审计',
          role: 'member',
        },
      ],
    },
    pinned: SAMPLE_PINNED,
  },
  documents,
}
