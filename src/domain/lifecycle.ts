/** Life stages (全生命周期) of persons and enterprises, 国办发〔2025〕24号: 10 + 6. */
export const personStages = ['出生', '教育', '就业', '生活', '置业', '出行', '就医', '救助', '养老', '身后'] as const
export const enterpriseStages = ['准入准营', '招聘用工', '纳税缴费', '经营发展', '工程建设', '注销退出'] as const
export const lifecycleStages = [...personStages, ...enterpriseStages] as const
export type LifecycleStage = (typeof lifecycleStages)[number]
