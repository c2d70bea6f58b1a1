import type { DocumentKind } from '#domain/document.ts'

/** What editors call a kind. */
export const kindNames: Readonly<Record<string, DocumentKind>> = {
  政策文件: 'policy',
  政策解读: 'interpretation',
  办事指南: 'guide',
  常见问答: 'questionAndAnswer',
  公示公告: 'notice',
}

/** A field of the front matter: what editors write, its name in the model, and how to put it right. */
export type Field = { readonly label: string; readonly name: string; readonly fix: string }

const field = (label: string, name: string, fix: string): Field => ({ label, name, fix })

const date = '写成 2026-11-21 的样子'
const list = '写成列表,每行以“- ”开头'
const reference = '写文件编号(即文件名去掉 .md),每行一个,以“- ”开头'

const common: readonly Field[] = [
  field('标题', 'title', '写一行完整的标题'),
  field('发布机关', 'issuers', list),
  field('发布日期', 'publishedOn', date),
  field('主题', 'theme', '从22个主题分类里选一个,一字不差'),
  field(
    '阶段',
    'stages',
    '从 出生 教育 就业 生活 置业 出行 就医 救助 养老 身后 准入准营 招聘用工 纳税缴费 经营发展 工程建设 注销退出 里选',
  ),
  field('服务对象', 'audience', '写 自然人、法人 中的一个或两个,每行以“- ”开头'),
  field('专栏', 'columns', '从 place.json 的 columns 里选'),
  field('关键词', 'keywords', list),
  field('概述', 'summary', '写一句话'),
  field('信息来源', 'source', '写一个机关或网站的名称'),
  field('附件', 'attachments', '每份写 名称 和 文件(在本文件旁边的 files/ 里,PDF、DOCX、PNG、JPG、WEBP、WEBM、MP4)'),
]

const own: Readonly<Record<DocumentKind, readonly Field[]>> = {
  policy: [
    field('文号', 'documentNumber', '写成 清政办〔2025〕18号 的样子;没有文号就删去这一项'),
    field('索引号', 'indexNumber', '照录索引号,并用引号括起来'),
    field('体裁', 'genre', '写 通知、意见、决定、公告 等'),
    field('主题细类', 'subtheme', '写主题下的第二级'),
    field('组配分类', 'assembly', '照录目录里的名称'),
    field('公开方式', 'disclosure', '写 主动公开 或 依申请公开'),
    field('成文日期', 'writtenOn', date),
    field('施行日期', 'effectiveOn', date),
    field('有效期至', 'expiresOn', date),
    field(
      '有效性',
      'validity',
      '写 现行有效、尚未施行、已修改、部分失效、已废止、已失效 之一;由关系和日期就能判定的可以不写',
    ),
    field('有效性说明', 'validity.reason', '用一句话写明为什么已修改、已废止或已失效'),
    field('题注', 'captionNote', '照录标题下的说明'),
    field('依据', 'legalBasis', list),
    field('依据文件', 'basedOn', reference),
    field('实施', 'implements', reference),
    field('代替', 'replaces', reference),
    field('废止', 'repeals', reference),
    field('修改', 'amends', reference),
    field('咨询电话', 'phone', '写一个电话号码'),
  ],
  interpretation: [
    field('解读', 'interprets', reference),
    field('形式', 'form', '写 文字、图解、新闻发布会、视频 之一'),
    field('发布会日期', 'heldOn', date),
    field('发布人', 'speakers', list),
  ],
  guide: [
    field('办件类型', 'handling', '写 即办件 或 承诺件'),
    field('条件', 'conditions', list),
    field('材料', 'materials', '每份写 名称、份数、形式(原件/复印件/原件核验/电子件)'),
    field('流程', 'steps', '每个环节写 环节、说明'),
    field('法定时限', 'statutoryLimit', '照录法律规定;没有就写 无法定时限规定'),
    field('承诺时限', 'promisedLimit', '写成 15个工作日 的样子'),
    field('收费', 'fee', '写 不收费,或写明标准'),
    field('地点', 'place', '写到窗口'),
    field('办理时间', 'hours', '写明星期和钟点'),
    field('咨询电话', 'phone', '写一个电话号码'),
    field('监督电话', 'complaintPhone', '写一个电话号码'),
    field('设定依据', 'legalBasis', list),
    field('相关政策', 'policies', reference),
    field('基本编码', 'basicCode', '照录12位编码,并用引号括起来'),
    field('实施编码', 'implementationCode', '照录编码,并用引号括起来'),
    field('事项类型', 'matterType', '写 行政许可、行政给付、行政确认、公共服务 等'),
    field('行使层级', 'level', '写 县级、乡级 等'),
    field('结果名称', 'result', '写办成后拿到的东西'),
    field('到现场次数', 'visits', '写一个数字'),
    field('网上办理', 'online', '写能不能网上办,在哪里办'),
    field('通办范围', 'acrossRegions', '写 全县、全市、全省 等'),
    field('收费依据', 'feeBasis', '写文件名称'),
    field('数量限制', 'quantityLimit', '写明限制;没有就删去这一项'),
  ],
  questionAndAnswer: [field('依据文件', 'basedOn', reference), field('依据', 'legalBasis', list)],
  notice: [field('截止日期', 'closesOn', date)],
}

/** All fields that a document of the kind may carry. */
export const fieldsOf = (kind: DocumentKind): readonly Field[] => [...common, ...own[kind]]

/** Names inside a field's items. */
export const itemNames: Readonly<Record<string, string>> = {
  名称: 'name',
  份数: 'copies',
  形式: 'form',
  说明: 'note',
  环节: 'name',
  必要性: 'need',
  来源渠道: 'source',
  文件: 'file',
}
