import { leadersOutlines } from './interview-2024/leaders.ts'
import { staffOutlines } from './interview-2024/staff.ts'
import type { InterviewOutline } from './types.ts'

/** 人员访谈, 实施细则 第四章（四）1(2). */
export const interview2024: InterviewOutline = {
  id: 'interview-2024',
  version: '1',
  title: '人员访谈提纲（2024）',
  source: '实施细则 第四章（四）要求人员访谈；问题对应评测指标（2024年版）的采集项和场景。',
  note: '细则和各试点城市均未公布访谈提纲，本提纲为自行设计的模板，专家可增减问题。',
  roles: [...leadersOutlines, ...staffOutlines],
}
