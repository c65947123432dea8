import type { TaskPackage } from '../../../shared/formats/task-package.ts'

/** A panel of five: the pharmaceutical project takes a GMP and a security expert besides. */
export const panel: TaskPackage['panel'] = {
  institution: '吉林省松辽数字化评测中心（示例）',
  institutionContact: '蒋文博',
  institutionPhone: '0431-80000901',
  experts: [
    {
      id: '019aae10-5b03-7c30-ac03-5a3e000003e1',
      name: '白敬之',
      organisation: '长白中医药大学药学院（示例）',
      title: '教授',
      specialty: '中药制药工艺',
      role: 'leader',
    },
    {
      id: '019aae10-5b03-7c30-ac03-5a3e000003e2',
      name: '欧阳素琴',
      organisation: '松江药品审评技术服务中心（示例）',
      title: '主任药师',
      specialty: '药品生产质量管理与计算机化系统验证',
      role: 'member',
    },
    {
      id: '019aae10-5b03-7c30-ac03-5a3e000003e3',
      name: '邹明轩',
      organisation: '松辽理工大学自动化系（示例）',
      title: '副教授',
      specialty: '流程工业自动化与数据采集',
      role: 'member',
    },
    {
      id: '019aae10-5b03-7c30-ac03-5a3e000003e4',
      name: '尹璐',
      organisation: '吉北网络安全测评有限公司（示例）',
      title: '高级工程师',
      specialty: '网络与数据安全',
      role: 'member',
    },
    {
      id: '019aae10-5b03-7c30-ac03-5a3e000003e5',
      name: '万志诚',
      organisation: '长春吉信会计师事务所（示例）',
      title: '高级会计师',
      specialty: '项目财务与投入核查',
      role: 'member',
    },
  ],
}
