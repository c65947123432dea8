import { certificateFaultText } from './domain/seal/faults.ts'
import type { AppErrorInfo, Problem, SyncFailure } from './errors.ts'

/**
 * The Chinese sentence for a failure: what happened, what is safe, what to do next.
 *
 * The switch is exhaustive on purpose: a new code does not compile without its sentence.
 */
export function errorText(info: AppErrorInfo): string {
  switch (info.code) {
    case 'input-invalid':
      return sentences(info.problems)
    case 'package-refused':
      return `“${info.file}”没有导入，已有数据未改动。${sentences(info.problems)}`
    case 'not-found':
      return `找不到${info.noun}（${info.id}）。它可能已被移除，请返回列表刷新后重试。`
    case 'task-frozen':
      return `第 ${info.revision} 版验收意见已定稿，内容不能再改。如需更正，由组长在“验收意见”或“签字”页另起新版。`
    case 'not-allowed':
      return info.message
    case 'gaps-remain':
      return `还不能定稿，已填写的内容都在。${sentences(info.problems)}`
    case 'not-a-sample':
      return `任务“${info.task}”不是示例任务，不能自动演示填写。请导入示例任务后重试。`
    case 'evidence-damaged':
      return `以下佐证文件缺失或内容与登记不符：${info.names.join('、')}。请重新添加原件后再定稿。`
    case 'missing-glyphs':
      return `有字无法印在文书上，未生成文件。${sentences(info.problems)}`
    case 'certificate-refused':
      return certificateFaultText(info.reason, info.detail)
    case 'seal-doubtful':
      return `没有签章，请先核对：${info.warnings.join('；')}。`
    case 'disk-full':
      return `未保存：“${info.path}”所在磁盘已满。此前保存的内容都在。请清理磁盘后重试。`
    case 'file-unreadable':
      return `无法读取文件“${info.file}”：${info.reason}。请检查文件后重试，已有数据未改动。`
    case 'export-stopped':
      return info.partial === null
        ? `档案没有导出：${info.reason}。本机数据完好。`
        : `档案没有导出完：${info.reason}。本机数据完好；已写出的部分留在“${info.partial}”，不能当档案用，再次导出到同一位置会接着写。`
    case 'data-folder-busy':
      return `数据目录“${info.path}”正被另一个窗口或命令使用。请先关闭它，再重试。`
    case 'data-folder-unsupported':
      return `不能使用数据目录“${info.path}”：${info.reason}`
    case 'wrong-key':
      return `数据目录“${info.path}”的密钥不匹配，数据完好、未作任何改动。请用原来的账户和电脑打开，或取回原密钥文件。`
    case 'database-newer':
      return `数据由更新版本的程序写成（数据版本 ${info.found}，本程序支持到 ${info.known}）。数据未改动，请安装新版程序后打开。`
    case 'database-damaged':
      return `数据库“${info.path}”校验未通过，原文件已原样保留。请勿删除，改用备份目录中的最近备份恢复。`
    case 'sync-failed':
      return syncText(info.reason, info.detail)
    case 'handed-over':
      return '本机正交给员工填写问卷，其他操作暂停，已保存的内容都在。请专家输入 PIN 收回设备后再操作。'
    case 'cancelled':
      return '已取消。已完成的部分都已保存。'
    case 'core-restarted':
      return '后台服务刚刚重新启动，已显示“已保存”的内容都在。请重试刚才的操作。'
    case 'core-keeps-ending':
      return `后台服务接连意外退出，程序不再自动重试（退出代码 ${info.exitCode}）。已显示“已保存”的内容都在数据目录“${info.path}”中，请不要删除。请重新启动电脑后再打开本程序；仍不行，请先把整个数据目录复制一份保存好，再联系技术支持。`
    case 'unexpected':
      return `出现意外错误（编号 ${info.errorId}），已保存的内容都在。请重试；若再次出现，请把编号告诉技术支持。`
  }
}

function syncText(reason: SyncFailure, detail: string): string {
  switch (reason) {
    case 'certificate':
      return `平台的安全证书未通过核验，没有发送任何内容，仍为“待上报”。请检查本机时间，需要登录的网络请先登录；仍不行请联系平台管理员，本程序不会跳过核验。（${detail}）`
    case 'signed-out':
      return `平台要求先登录，内容仍为“待上报”。请在“同步中心”登记设备并登录，再继续。（${detail}）`
    case 'token-expired':
      return `登录已过期，正在自动更新，内容仍为“待上报”。（${detail}）`
    case 'busy':
      return `平台正忙，内容仍为“待上报”，到时自动继续。（${detail}）`
    case 'superseded':
      return `平台已收到这项任务更新的一版，不再接收这一版；本机内容都在，仍为“待上报”。请与上报的同事核对。（${detail}）`
    case 'local-file':
      return `没有从本机发出：${detail}。内容仍为“待上报”，请处理后重试。`
    case 'moved':
      return `平台上的状态变了，内容仍为“待上报”，正在重新核对。（${detail}）`
    case 'offline':
      return `连不上平台，内容仍为“待上报”。请检查网络和平台地址后重试。（${detail}）`
    case 'timeout':
      return `平台长时间没有回应，内容仍为“待上报”。请稍后重试。（${detail}）`
    case 'not-the-platform':
      return `收到的不是平台的回应，多半是网络或代理的登录页。没有上报，内容仍为“待上报”。请打开浏览器登录网络，再回来点“立即继续”；不点也会自动再试。（${detail}）`
    case 'refused':
      return `平台拒收：${detail}。内容仍为“待上报”，请按提示处理后重试。`
    case 'server-error':
      return `平台出错，内容仍为“待上报”。请稍后重试。（${detail}）`
    case 'receipt-invalid':
      return `平台的回执未通过核验，不能算已上报。请联系平台管理员。（${detail}）`
    case 'no-platform':
      return `没有平台地址。请在“设置”中填写平台地址后重试。`
  }
}

function sentences(problems: readonly Problem[]): string {
  return problems.map((problem) => problem.message).join('；')
}
