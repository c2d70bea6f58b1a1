const most = 3_000
const frame =
  /关于|印发|发布|[^\u3400-\u9fff]+|的?(?:通知|意见|办法|公告|通告|决定|方案|细则|规定|条例|解读|公示|批复|函)(?=$|[^\u3400-\u9fff])|的/

/** What titles are about, without the words that frame them, those of most titles first: what people will want to type. */
export const titleWords = (titles: readonly string[]): readonly string[] => {
  const times = new Map<string, number>()
  for (const part of titles.flatMap(title => title.split(frame)))
    if (part && part.length >= 3 && part.length <= 12) times.set(part, (times.get(part) ?? 0) + 1)
  return [...times]
    .sort((left, right) => right[1] - left[1])
    .slice(0, most)
    .map(([part]) => part)
}
