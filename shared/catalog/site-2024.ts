import { equipmentCheckpoints } from './site-2024/equipment.ts'
import { productionCheckpoints } from './site-2024/production.ts'
import { supportCheckpoints } from './site-2024/support.ts'
import type { Checklist } from './types.ts'

/** 现场勘查, 实施细则 第四章（四）1(2). */
export const site2024: Checklist = {
  id: 'site-2024',
  version: '1',
  title: '现场勘查检查表（2024）',
  source:
    '实施细则 第四章（四）要求现场勘查，第四章（五）1(2) 要求现场核查改造是否按既定方案和标准进行；要点对应评测指标（2024年版）。',
  note: '细则和各试点城市均未公布现场勘查表，本表为自行设计的模板，评测机构可在批次开始前调整。',
  areas: [
    '生产车间',
    '研发与工艺',
    '质量检测',
    '设备与联网',
    '仓储物流',
    '机房与网络安全',
    '能源与安全',
    '办公与管理',
  ],
  checkpoints: [...productionCheckpoints, ...equipmentCheckpoints, ...supportCheckpoints],
}
