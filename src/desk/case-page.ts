import { html } from 'hono/html'
import { type InterimLimit, isOver } from '#domain/case-clock.ts'
import { isReceived } from '#domain/case-life.ts'
import { remedyNames, remedyOf } from '#domain/request-outcome.ts'
import type { Answer, SubmissionContent } from '#domain/submission-content.ts'
import { actionForms } from './case-actions.ts'
import { type CaseView, instantInWords } from './case-view.ts'
import { clockWords, countWords, endWords } from './clock-words.ts'
import { type Html, page } from './page.ts'
import { clockNames, kindNames, receiptWords, ruleWords, stateWords, writerNames } from './words.ts'

/** One case: where it stands, what was handed in, what may be done now, who did what. */
export const casePage = (view: CaseView, staff: string): Html =>
  page(
    view.file.caseNumber,
    html`<p><a href="/desk">← 全部办件</a></p>
      <h1>${view.file.caseNumber} <small>${kindNames[view.file.header.kind]}</small></h1>
      ${view.problem === null ? '' : html`<p class="problem" role="alert">${view.problem}</p>`}
      <p class="state">${stateWords(view.state)}</p>
      <section class="card"><h2>期限</h2><dl>${limitLines(view)}</dl></section>
      <section class="card"><h2>提交内容</h2>${contentPart(view)}</section>
      <section class="card"><h2>怎样提交的</h2><dl>${headerLines(view)}</dl></section>
      ${actionForms(view)}
      <section class="card">
        <h2>经过</h2>
        ${view.log.length === 0 ? html`<p class="hint">还没有办理记录。</p>` : html`<ol class="log">${view.log.map(logLine)}</ol>`}
      </section>`,
    staff,
  )

const logLine = (entry: CaseView['log'][number]): Html =>
  html`<li><b>${entry.words}</b> ${entry.by} ${entry.at}${entry.note === null ? '' : html`<p>${entry.note}</p>`}</li>`

const limitLines = (view: CaseView): readonly (Html | string)[] => [
  view.file.header.kind === 'disclosureRequest' ? line('收到之日', receiptWords(view.receipt)) : '',
  line('收到的规则', ruleWords(view.ground.header)),
  ...courseLines(view),
  ...clockLines(view),
  'outcome' in view.state ? line('救济', remedyNames[remedyOf(view.state.outcome)]) : '',
]

const courseLines = ({ state }: CaseView): readonly Html[] => {
  if (!isReceived(state)) return []
  const { correction, extendedOn, consultations } = state
  return [
    ...(correction
      ? [
          line(
            '补正',
            `${correction.askedOn} 告知,${correction.correctedOn} 收到补正,期限从收到补正起重新计算(第三十条)`,
          ),
        ]
      : []),
    ...(extendedOn ? [line('延期', `${extendedOn} 延长 20 个工作日,已告知申请人(第三十三条第二款)`)] : []),
    ...consultations.map(each =>
      line('征求意见', `${each.askedOn} 送达第三方,${each.answeredOn} 结束,所需时间不计入(第三十三条第三款)`),
    ),
  ]
}

const clockLines = ({ clock, state, today }: CaseView): readonly Html[] => {
  const { words, isOverdue } = clockWords(clock, state, today)
  switch (clock.kind) {
    case 'running': {
      const isLaw = clock.basis === 'law'
      return [
        line(isLaw ? '答复期限' : '承诺期限', words, isOverdue),
        line('怎么算', `${countWords(clock.deadline)}。${isLaw ? reckoned : promised}`),
        ...clock.interim.filter(limit => !isOver(limit.count.end, today)).map(interimLine),
      ]
    }
    case 'waiting':
      return [line('答复期限', `${words};收到补正的次日起重新计算 20 个工作日(第三十条)`)]
    case 'unlimited':
      return [line('期限', '法律没有规定期限,机关也没有承诺期限')]
    case 'stopped':
      return clock.deadline
        ? [
            line('原定期限', endWords(clock.deadline.end), 'on' in state && isOver(clock.deadline.end, state.on)),
            line('怎么算', countWords(clock.deadline)),
          ]
        : []
  }
}

const reckoned = '条例第三十三条第二款,民法典第二百零一条;这是测算日期,以行政机关确认为准'
const promised = '这是机关的承诺,不是法定期限'

const interimLine = ({ what, count }: InterimLimit): Html => {
  const end = endWords(count.end)
  switch (what) {
    case 'correctionNotice':
      return line('告知补正', `内容不明确的,最迟 ${end} 一次性告知(第三十条,7 个工作日);${countWords(count)}`)
    case 'thirdParty':
      return line(
        '第三方意见',
        `第三方最迟 ${end} 提出(第三十二条,15 个工作日);逾期未提出的,由本机关依法决定;${countWords(count)}`,
      )
  }
}

const headerLines = ({ file, organ }: CaseView): readonly Html[] => [
  line('受理机关', organ),
  line('终端', file.header.terminal),
  line('提交时间', `${instantInWords(file.header.submittedAt)},${clockNames[file.header.clock]}`),
  line('送达时间', instantInWords(file.receipt.recordedAt)),
  line('填写人', writerNames[file.header.writtenBy]),
]

const contentPart = ({ opened, organ }: CaseView): Html => {
  switch (opened.kind) {
    case 'sealedElsewhere':
      return html`<p class="problem">密封给${organ},本台打不开(密钥 ${opened.keyId})。请由持有这把密钥的办理台打开;本台可以确认收到、更正收到之日,写给申请人的话在这里送不出去。</p>`
    case 'unreadable':
      return html`<p class="problem">${opened.reason}</p>`
    case 'opened':
      return html`<p class="hint">${opened.content.title}</p><dl>${aboutLines(opened.content)}${opened.content.answers.map(answerLine)}</dl>`
  }
}

const aboutLines = ({ about }: SubmissionContent): Html | string =>
  about ? line('针对的文件', [about.title, about.documentNumber].filter(each => each !== null).join(' ')) : ''

const answerLine = ({ question, words }: Answer): Html => line(question, words === '' ? '(未填)' : words)

const line = (name: string, value: string, isBad = false): Html =>
  html`<div><dt>${name}</dt><dd class="${isBad ? 'problem' : ''}">${value}</dd></div>`
