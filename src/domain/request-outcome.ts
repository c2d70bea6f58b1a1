/**
 * How a disclosure request can end: 政府信息公开条例第三十条 and 第三十五条至第三十九条, unpaid fees by 国办函〔2020〕109号, and
 * the rows of the annual report (国办公开办函〔2021〕30号, 表三) that no article of the 条例 names.
 */
export const outcomeCodes = [
  'alreadyPublic',
  'disclosed',
  'partlyDisclosed',
  'refused',
  'notHeld',
  'otherOrgan',
  'repeated',
  'needsProcessing',
  'notARequest',
  'publishedMatter',
  'otherProcedure',
  'stillUnclear',
  'unreasonable',
  'alreadyObtained',
  'feeNotPaid',
  'abandoned',
  'withdrawn',
] as const
export type OutcomeCode = (typeof outcomeCodes)[number]

/**
 * What an applicant who disagrees can do. 不予公开 goes to reconsideration first, in whole or for the part withheld. Which
 * other ways of not giving information count as 不予公开 is read differently from court to court, so that
 * reconsideration, which is open to all of them, is the safe way; so it is for whoever never withdrew.
 */
export type Remedy = 'reconsiderationFirst' | 'reconsiderationSafer' | 'either'

export const remedyOf = (outcome: OutcomeCode): Remedy => {
  switch (outcome) {
    case 'refused':
    case 'partlyDisclosed':
      return 'reconsiderationFirst'
    case 'disclosed':
    case 'alreadyPublic':
      return 'either'
    case 'notHeld':
    case 'otherOrgan':
    case 'repeated':
    case 'needsProcessing':
    case 'notARequest':
    case 'publishedMatter':
    case 'otherProcedure':
    case 'stillUnclear':
    case 'unreasonable':
    case 'alreadyObtained':
    case 'feeNotPaid':
    case 'abandoned':
    case 'withdrawn':
      return 'reconsiderationSafer'
  }
}

/** The remedy as the reply must name it, with its articles: 行政复议法第二十条 (sixty days) and 第二十三条. */
export const remedyNames: Readonly<Record<Remedy, string>> = {
  reconsiderationFirst:
    '不服的,应当先在60日内申请行政复议,对复议决定仍不服再起诉(行政复议法第二十条、第二十三条第一款第四项)',
  reconsiderationSafer:
    '不服的,可以在60日内申请行政复议(行政复议法第二十条);是否须先复议再起诉认识不一,先申请行政复议最稳妥(同法第二十三条第一款第四项)',
  either: '不服的,可以在60日内申请行政复议(行政复议法第二十条),也可以依法提起行政诉讼',
}

/** The outcome in the law's words, with its article of 政府信息公开条例, or the document that knows it. */
export const outcomeNames: Readonly<Record<OutcomeCode, string>> = {
  alreadyPublic: '已主动公开,告知获取途径(第三十六条第一项)',
  disclosed: '予以公开(第三十六条第二项)',
  partlyDisclosed: '部分公开(第三十七条)',
  refused: '不予公开(第三十六条第三项)',
  notHeld: '经检索没有该信息(第三十六条第四项)',
  otherOrgan: '不属本机关负责公开(第三十六条第五项)',
  repeated: '重复申请,不再处理(第三十六条第六项)',
  needsProcessing: '没有现成信息,需加工分析(第三十八条)',
  notARequest: '信访、投诉、举报等,不作为申请处理(第三十九条第一款)',
  publishedMatter: '要求提供公开出版物,告知获取途径(第三十九条第二款)',
  otherProcedure: '工商、不动产登记等,按专门规定办理(第三十六条第七项)',
  stillUnclear: '补正后申请内容仍不明确,无法提供(国办公开办函〔2021〕30号表三)',
  unreasonable: '大量、反复申请且理由不合理,不予处理(第三十五条)',
  alreadyObtained: '要求确认或重新出具已获取的信息,不予处理(国办公开办函〔2021〕30号表三)',
  feeNotPaid: '逾期未按收费通知缴纳费用,不再处理(国办函〔2020〕109号)',
  abandoned: '无正当理由逾期不补正,视为放弃(第三十条)',
  withdrawn: '申请人撤回申请',
}
