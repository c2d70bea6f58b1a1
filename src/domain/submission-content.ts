import * as v from 'valibot'
import { text } from './schema.ts'

const answerSchema = v.object({
  /** The field's id in the form's definition. */
  field: text('栏目编号'),
  /** The question as the form puts it, in Chinese, since staff and files read it. */
  question: text('问题'),
  /** What was chosen or typed. */
  value: v.string(),
  /** The answer in words: of a choice its label in Chinese, of typed text the text. */
  words: v.string(),
})
/** One question and its answer, as on the last page before submitting. */
export type Answer = v.InferOutput<typeof answerSchema>

export const submissionContentSchema = v.object({
  format: v.literal(2),
  /** The form's title: 政府信息公开申请表. */
  title: text('表名'),
  /** The document that the citizen was reading, where the submission is about one. */
  about: v.nullable(v.object({ id: text('文件'), title: text('标题'), documentNumber: v.nullable(v.string()) })),
  /** The key by which staff seal their reply to whoever holds the receipt code: 32 bytes, base64url. */
  replyKey: v.pipe(v.string(), v.length(43)),
  /** Every question that was asked, in the form's order; those left empty too. */
  answers: v.array(answerSchema),
})
/**
 * What is sealed: questions and answers in words, so that whoever opens it reads what was asked and answered, whatever
 * has become of the form since.
 */
export type SubmissionContent = v.InferOutput<typeof submissionContentSchema>
