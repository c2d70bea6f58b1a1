/** What stands on a printed form beside its questions: in Chinese alone, as the window takes it. */
export const paperWords = {
  about: '关于文件',
  signature: '申请人(签名或盖章)',
  date: '      年    月    日',
  received: '接收人(窗口填写)',
  receivedBy: '签名:            收到日期:      年    月    日',
  note: (date: string, hall: string) => `本表 ${date} 在${hall}的终端上填写、打印。`,
  received31: '交到窗口之日即为收到之日(《政府信息公开条例》第三十一条第一项)。',
}
