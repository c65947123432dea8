/** The main job from the task package to the receipt, in the order it is done. */
export const JOB_STEPS: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: '导入任务包',
    text: '出发前在“任务”页导入下发的任务包（.taskpkg），或把文件拖到窗口里。导入后可断网工作。',
  },
  {
    title: '看概览',
    text: '“项目概览”把验收申请（附件4）与备案计划（附件3）并排列出，不同之处已标明；附件可直接打开。',
  },
  {
    title: '逐项核查',
    text: '书面材料审核、现场勘查、人员访谈、问卷调查、系统演示逐项填写，随手添加照片或文件作为佐证。每一步做完后标为“完成”，未开展的写明理由。',
  },
  {
    title: '各自打分，组长核定',
    text: '每位专家在状态栏选择自己为“当前使用者”，独立打分并提交。全部提交后才能看到他人的打分，由组长记录专家组核定值。',
  },
  {
    title: '形成验收意见',
    text: '“验收意见”按核查结果起草，可以修改，右侧是附件5 的真实版面。“还差 N 项”清零后才能定稿。',
  },
  {
    title: '签字',
    text: '定稿后专家逐一在屏幕上签字。定稿内容不能再改；如需更正，组长填写理由后另起新版，旧版留存。',
  },
  {
    title: '上报',
    text: '回到有网络的地方，在“上报”页选择任务并开始。中断后可继续；收到并核验平台回执后，任务显示为“已上报”。',
  },
]

export const KEYS: readonly { readonly keys: string; readonly text: string }[] = [
  { keys: 'Ctrl + K', text: '在任务中查找步骤、材料、勘查点、采集项、场景' },
  { keys: '↑ ↓', text: '在任务列表和各步骤中逐项移动' },
  { keys: '← →', text: '在一项的各选项之间移动' },
  { keys: '1 至 9', text: '选择对应的选项；再按一次取消选择' },
  { keys: 'Enter', text: '打开所选任务，或执行所选的操作' },
  { keys: 'Tab / Shift + Tab', text: '移到下一个、上一个输入位置' },
  { keys: 'Ctrl + V', text: '把剪贴板里的图片添加为当前一项的佐证' },
  { keys: 'Esc', text: '关闭弹出的窗口' },
]

export const STORED: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: '填写的内容',
    text: '每一项填写后自动保存到本机数据库，不需要点“保存”。顶部显示“已保存”时，内容已写入磁盘，断电也不会丢失。',
  },
  {
    title: '照片和文件',
    text: '复制一份加密存放在数据目录，并登记校验值；原文件不受影响。',
  },
  {
    title: '修改痕迹',
    text: '每次修改的旧值、新值、修改人和时间都留有日志；移除内容须填写理由。',
  },
  {
    title: '网络',
    text: '上报前不产生任何网络访问。数据目录的位置见“设置”。',
  },
]

export const TROUBLES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: '顶部显示“未保存”',
    text: '点开可看原因。内容仍在画面上，改正后会自动再存；磁盘已满时请先清理磁盘。',
  },
  {
    title: '程序意外关闭或断电',
    text: '重新打开即可，会回到离开时的画面，已保存的内容都在。',
  },
  {
    title: '提示“后台服务正在重新启动”',
    text: '稍候几秒，未保存的内容会自动补存。若反复出现，请关闭程序后重新打开。',
  },
  {
    title: '任务包导入不了',
    text: '提示会写明哪个文件、哪一项不符合要求。请把提示告诉下发单位，重新获取任务包；已有任务不受影响。',
  },
  {
    title: '不能定稿',
    text: '点“还差 N 项”，每一条都可直接跳到要填写的地方。红色为必须处理，提醒项不影响定稿。',
  },
  {
    title: '上报失败',
    text: '内容仍为“待上报”，不会丢失。按提示检查网络和平台地址后重试，已传完的部分不会重传。',
  },
  {
    title: '发现定稿后有误',
    text: '由组长在“签字”页填写理由后另起新版，改正后重新签字。',
  },
]
