/**
 * Surnames in about the order of how many bear them, after 公安部《二〇二〇年全国姓名报告》 and general knowledge beyond its first
 * hundred. Shares are rough; what matters is that 王 goes before 汪.
 */
const byBearers = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤',
  ...'康易乔赖文洪季倪柯樊牛温游安路葛齐岳申左施梅鲁庞殷颜詹兰翟伍章焦芦关欧柳俞甘祝牟舒聂耿邢辛管童宁符阮苗尤项凌柴霍翁骆管裴包成房谷涂纪毕单冉华尚喻韶屈席滕穆卜饶桂宫米解应窦景全占盛蒲卓靳车储党丘边娄晏时仇臧连麦瞿闵战商艾鲍费简',
]

/** Share of bearers at some ranks; between them it falls evenly on a double logarithmic scale. */
const anchors = [
  [1, 0.072],
  [3, 0.066],
  [5, 0.046],
  [7, 0.024],
  [10, 0.019],
  [20, 0.0095],
  [50, 0.0043],
  [100, 0.0018],
  [240, 0.0002],
] as const

const shareAt = (rank: number): number => {
  const next = anchors.findIndex(([anchor]) => anchor >= rank)
  const [toRank, toShare] = anchors[next] ?? anchors[anchors.length - 1] ?? [1, 0]
  const [fromRank, fromShare] = anchors[Math.max(0, next - 1)] ?? [toRank, toShare]
  if (toRank === fromRank) return toShare
  const way = Math.log(rank / fromRank) / Math.log(toRank / fromRank)
  return fromShare * (toShare / fromShare) ** way
}

/** How large a share of people bears each surname. */
export const surnameShares: ReadonlyMap<string, number> = new Map(
  [...new Set(byBearers)].map((surname, at) => [surname, shareAt(at + 1)]),
)
