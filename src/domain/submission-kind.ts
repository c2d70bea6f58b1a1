/** What a citizen can hand in on a terminal. */
export const submissionKinds = [
  'disclosureRequest',
  'recordCorrection',
  'question',
  'opinion',
  'pageError',
  'letter',
  'rating',
] as const
/**
 * The kinds of submission: 政府信息公开申请, 更正本人信息申请 (政府信息公开条例第四十一条), 政策咨询, 征集意见, 我要纠错, 信箱来信,
 * 满意度评价. Only the first has a reply limit in law.
 */
export type SubmissionKind = (typeof submissionKinds)[number]

/** Who pressed the keys: the citizen, staff at the citizen's side (协助填写), or the organ's own disclosure office (代填). */
export const writers = ['applicant', 'staff', 'disclosureOffice'] as const
export type Writer = (typeof writers)[number]

/**
 * When what comes through a terminal counts as received (政府信息公开条例第三十一条): as if handed over in person (当面提交之日),
 * or on the day both sides confirm (双方确认之日). No text about terminals is known, so each organ publishes its own rule.
 */
export const receiptBases = ['inPerson', 'bothConfirm'] as const
export type ReceiptBasis = (typeof receiptBases)[number]

/** The organ of a submission whose citizen does not know it (不知道,请窗口判断). */
export const windowDecides = 'window-decides'
