import { TASK_PACKAGE_FORMAT, TASK_PACKAGE_VERSION } from '../../../shared/formats/task-package.ts'
import { SAMPLE_PINNED, SAMPLE_PLATFORM, sheet, type Sample } from '../sample.ts'
import { application } from './application.ts'
import { documents } from './documents.ts'
import { panel } from './panel.ts'
import { filing } from './filing.ts'

/** 中成药: no level to 二级, a panel of five, some papers and one payment missing. */
export const pharma: Sample = {
  fileName: 'sample-pharma.taskpkg',
  package: {
    format: TASK_PACKAGE_FORMAT,
    version: TASK_PACKAGE_VERSION,
    task: {
      id: '019aae10-5b03-7c30-ac03-5a3e00000303',
      number: '长数转验〔2026〕示例003号',
      revision: 1,
      issuedAt: '2026-11-18T02:00:00Z',
      appointment: '2026-12-15',
      isSample: true,
    },
    platform: SAMPLE_PLATFORM,
    application,
    filing,
    selfAssessment: {
      before: sheet(
        {
          ...{ F1: 'C', F2: 'B', F3: 'A', F4: 'N', F5: 'B', F6: 'B', F7: 'B' },
          ...{ M1: 'B', M2: 'A', M3: 'B', M4: 'A', R1: 'B', R2: 'B', R3: 'A', R4: 'A' },
        },
        '0010 101011 01 2010',
      ),
      after: sheet(
        {
          ...{ F1: 'BC', F2: 'C', F3: 'C', F4: 'GHIKMN', F5: 'D', F6: 'BC', F7: 'BC' },
          ...{ M1: 'D', M2: 'BC', M3: 'BD', M4: 'A', R1: 'C', R2: 'C', R3: 'B', R4: 'C' },
        },
        '1122 122222 22 2120',
      ),
    },
    diagnosis: sheet(
      {
        ...{ F1: 'A', F2: 'B', F3: 'A', F4: 'N', F5: 'B', F6: 'B', F7: 'A' },
        ...{ M1: 'B', M2: 'A', M3: 'A', M4: 'A', R1: 'B', R2: 'B', R3: 'A', R4: 'A' },
      },
      '0010 001001 01 1000',
    ),
    panel,
    pinned: SAMPLE_PINNED,
  },
  documents,
}
