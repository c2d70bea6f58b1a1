import { html } from 'hono/html'
import { allowedOutcomes, type CaseEventKind } from '#domain/case.ts'
import type { CivilDate } from '#domain/civil-date.ts'
import { closeReasons } from '#domain/close-reason.ts'
import { outcomeNames, remedyOf } from '#domain/request-outcome.ts'
import type { Action, CaseView } from './case-view.ts'
import type { Html } from './page.ts'
import { closeReasonNames } from './words.ts'

/** A form for each step that the law allows now, and one for a note. */
export const actionForms = (view: CaseView): readonly Html[] => [
  ...view.actions.map(action => actionForm(view, action)),
  frame(view, 'note', {
    title: '备注',
    button: '记下',
    content: html`<label for="note-note">只在办理台可见,密封保存</label>${words(view, 'note', true)}`,
  }),
]

const titles: Readonly<Record<CaseEventKind, { readonly title: string; readonly button: string }>> = {
  received: { title: '确认收到', button: '确认收到' },
  correctionAsked: { title: '告知补正', button: '记为已告知补正' },
  corrected: { title: '收到补正', button: '记为收到补正' },
  extended: { title: '延期答复', button: '记为已延期' },
  thirdPartyAsked: { title: '征求第三方意见', button: '记为已征求意见' },
  thirdPartyAnswered: { title: '收到第三方意见', button: '记为收到意见' },
  answered: { title: '答复', button: '记为已答复' },
  replied: { title: '回复', button: '记为已回复' },
  closed: { title: '办结,不回复', button: '办结' },
  receiptCorrected: { title: '更正收到之日', button: '更正' },
}
const withdrawal = { title: '申请人撤回', button: '记为已撤回' }

const actionForm = (view: CaseView, action: Action): Html => {
  const isWithdrawal = action.kind === 'answered' && view.state.state === 'recorded'
  return frame(view, action.kind, {
    ...(isWithdrawal ? withdrawal : titles[action.kind]),
    content: fields(view, action),
  })
}

/** The step that usually comes next stands open; the others are opened by whoever needs them. */
const frame = (
  view: CaseView,
  kind: Field['kind'],
  part: { readonly title: string; readonly button: string; readonly content: Html },
): Html => {
  const isNext = kind === view.actions[0]?.kind || kind === 'note' || view.typed.kind === kind
  return html`<details class="card" ${isNext ? 'open' : ''}>
    <summary><h2>${part.title}</h2></summary>
    <form method="post" action="/desk/cases/${view.file.id}/${kind}">
      ${part.content}
      <button class="${kind === 'note' ? 'quiet' : ''}">${part.button}</button>
    </form>
  </details>`
}

const fields = (view: CaseView, action: Action): Html => {
  const { kind, latest } = action
  const day = (label: string) => dateField(view, { kind, name: 'on', label, latest })
  const seen = whoSees(view)
  switch (kind) {
    case 'received':
      return html`${day('收到之日(第三十一条)')}
        <label for="received-note">晚于送达之日(${view.ground.recordedOn})的,请写明原因;密封记入经过</label>
        ${words(view, 'received')}`
    case 'receiptCorrected':
      return html`<p class="hint">终端时钟不准、提交的信息有误,或者确认错了的,答复以前可以更正。答复期限从更正后的收到之日的次日起算;不能晚于后面的步骤。</p>
        ${day('正确的收到之日')}
        <label for="receiptCorrected-note">更正的原因(只在办理台可见,密封记入经过)</label>${words(view, kind, true)}`
    case 'correctionAsked':
      return html`${uncoveredWarning(action)}<p class="hint">${limitWords(action, '收到之日起 7 个工作日内一次性告知(第三十条)')}告知以后期限停止,收到补正的次日起重新计算。</p>
        ${day('告知之日')}
        ${dateField(view, { kind, name: 'until', label: '补正期限(合理期限,写进告知书)', latest: null })}
        <label for="correctionAsked-note">需要补正的事项(${seen})</label>${words(view, kind)}`
    case 'corrected':
      return html`<p class="hint">答复期限从收到补正的次日起重新计算 20 个工作日(第三十条)。</p>${day('收到补正之日')}`
    case 'extended':
      return html`${uncoveredWarning(action)}<p class="hint">${limitWords(action, '答复期限届满前')}只能延长一次,20 个工作日;须经政府信息公开工作机构负责人同意并告知申请人(第三十三条第二款)。</p>
        ${day('告知申请人之日')}
        <label for="extended-approvedBy">同意延期的负责人</label>
        <input id="extended-approvedBy" name="approvedBy" value="${typedIn(view, kind, 'approvedBy', '')}" required />
        <label for="extended-note">延期的理由(${seen})</label>${words(view, kind)}`
    case 'thirdPartyAsked':
      return html`<p class="hint">公开会损害第三方合法权益的,书面征求第三方意见,15 个工作日内提出(第三十二条);共同制作机关同样(第三十四条)。征求意见的时间不计入答复期限(第三十三条第三款),最长算到第 15 个工作日。</p>
        ${day('征求意见书送达之日')}
        <label for="thirdPartyAsked-note">征求谁的意见</label>${words(view, kind)}`
    case 'thirdPartyAnswered':
      return html`${day('收到意见之日')}<label for="thirdPartyAnswered-note">意见内容</label>${words(view, kind)}`
    case 'answered':
      return html`<label for="answered-outcome">答复决定</label>
        <select id="answered-outcome" name="outcome" required>
          ${option('', '请选择', 'none')}${allowedOutcomes(view.state).map(code => option(code, `${outcomeNames[code]}${remedyHints[remedyOf(code)]}`, typedIn(view, kind, 'outcome', '')))}
        </select>
        ${day('答复日期')}
        <label for="answered-note">答复内容(密封保存;${seen};另按其选定的途径送达)</label>${words(view, kind)}`
    case 'replied':
      return html`${day('回复日期')}
        <label for="replied-note">回复内容(密封保存;${seen})</label>${words(view, kind, true)}`
    case 'closed':
      return html`<label for="closed-reason">原因</label>
        <select id="closed-reason" name="reason" required>
          ${option('', '请选择', 'none')}${closeReasons.map(reason => option(reason, closeReasonNames[reason], typedIn(view, kind, 'reason', '')))}
        </select>
        ${day('办结日期')}
        <label for="closed-note">说明(密封保存;${seen})</label>${words(view, kind)}`
  }
}

const remedyHints = {
  reconsiderationFirst: ' — 救济:应先行政复议',
  reconsiderationSafer: ' — 救济:行政复议(先复议最稳妥)',
  either: ' — 救济:行政复议或者行政诉讼',
} as const

/** Words to the citizen go out sealed to the receipt code, whose key lies in the envelope. */
const whoSees = ({ opened }: CaseView): string =>
  opened.kind === 'opened' ? '申请人凭查询码在终端能看到' : '本台打不开这件,申请人看不到这段话,请另行告知'

/** Without a calendar nobody can say whether it is too late; so it may be done, but not unwarned. */
const uncoveredWarning = ({ uncovered }: Action): Html | string =>
  uncovered === null
    ? ''
    : html`<p class="problem" role="note">算不出期限:${uncovered.year} 年的放假安排没有载入,末日最早可能是 ${uncovered.earliest}。请先按国务院办公厅的通知自行核对没有超过期限,再做这一步;并请系统管理员载入 ${uncovered.year} 年的日历。</p>`

/** A limit that is over leaves only the recording of what was done in time. */
const limitWords = ({ latest, isLate }: Action, rule: string): string => {
  if (latest === null) return `须在${rule}。`
  return isLate ? `期限 ${latest} 已过,只能补记当时已经告知的。` : `须在 ${latest} 以前(含当日),即${rule}。`
}

type Field = { readonly kind: CaseEventKind | 'note'; readonly name: string }

/** What was typed into this field before, when its form did not go through. */
const typedIn = (view: CaseView, kind: Field['kind'], name: string, otherwise: string): string =>
  view.typed.kind === kind ? (view.typed[name] ?? otherwise) : otherwise

const dateField = (
  view: CaseView,
  field: Field & { readonly label: string; readonly latest: CivilDate | null },
): Html => {
  const { kind, name, label, latest } = field
  const id = `${kind}-${name}`
  const last = latest !== null && latest < view.today ? latest : view.today
  const max = name === 'on' ? html`max="${last}"` : ''
  const value = typedIn(view, kind, name, name === 'on' ? suggestedDay(view, kind, last) : '')
  return html`<label for="${id}">${label}</label>
    <input id="${id}" name="${name}" type="date" value="${value}" ${max} required />`
}

/** The receipt is, if nobody says otherwise, the day of the intake's; everything else happens today. */
const suggestedDay = (view: CaseView, kind: Field['kind'], last: CivilDate): CivilDate => {
  if (kind === 'received') return view.ground.recordedOn
  return kind === 'receiptCorrected' ? view.receipt.on : last
}

const words = (view: CaseView, kind: Field['kind'], isRequired = false): Html =>
  html`<textarea id="${kind}-note" name="note" rows="4" ${isRequired ? 'required' : ''}>${typedIn(view, kind, 'note', '')}</textarea>`

const option = (value: string, label: string, chosen: string): Html =>
  html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${label}</option>`
