import { operationsSystems } from './demonstration-2024/operations.ts'
import { productionSystems } from './demonstration-2024/production.ts'
import type { DemonstrationScript } from './types.ts'

/** 系统演示, 实施细则 第四章（四）1(2). */
export const demonstration2024: DemonstrationScript = {
  id: 'demonstration-2024',
  version: '1',
  title: '系统演示脚本（2024）',
  source:
    '实施细则 第四章（四）要求系统演示；系统类型取自附件3 软件需求，步骤对应评测指标（2024年版）的采集项和场景。',
  note: '细则和各试点城市均未公布演示脚本，本脚本为自行设计的模板；企业没有的系统跳过。演示由企业人员用日常账号操作。',
  systems: [...productionSystems, ...operationsSystems],
}
