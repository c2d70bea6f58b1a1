import { html } from 'hono/html'
import type { CaseState } from '#domain/case.ts'
import type { CivilDate } from '#domain/civil-date.ts'
import type { DisclosureRequest } from '#domain/disclosure-request.ts'
import { needsReconsiderationFirst, outcomeCodes, outcomeNames } from '#domain/request-outcome.ts'
import { type Html, page } from './page.ts'

/** What one case page shows. */
export type CaseView = {
  readonly id: string
  readonly caseNumber: string
  readonly state: CaseState
  readonly stateWords: string
  readonly clockWords: string
  readonly recordedAt: string
  readonly today: CivilDate
  readonly organ: string
  readonly opened:
    | { readonly kind: 'opened'; readonly request: DisclosureRequest }
    | { readonly kind: 'unreadable'; readonly reason: string }
  readonly log: readonly {
    readonly at: string
    readonly by: string
    readonly words: string
    readonly note: string | null
  }[]
  readonly problem: string | null
  /** What staff had typed when an action did not go through; kept for the next try. */
  readonly typed: { readonly action: string; readonly text: string }
}

/** One case: the request, the clock, what may be done now, who did what. */
export const casePage = (view: CaseView, staff: string): Html =>
  page(
    view.caseNumber,
    html`<p><a href="/desk">← 全部办件</a></p>
      <h1>${view.caseNumber}</h1>
      ${view.problem === null ? '' : html`<p class="problem" role="alert">${view.problem}</p>`}
      <p class="state">${view.stateWords}</p>
      <section class="card">
        <h2>期限</h2>
        <dl>
          ${line('送达时间', view.recordedAt)}
          ${line('答复期限', view.clockWords)}
          ${line('怎么算', '收到次日起算,第 20 个工作日为末日(政府信息公开条例第三十三条第二款;收到之日依第三十一条)')}
        </dl>
      </section>
      <section class="card"><h2>申请</h2>${requestPart(view)}</section>
      ${actions(view)}
      <section class="card">
        <h2>经过</h2>
        <ol class="log">
          ${view.log.map(entry => html`<li><b>${entry.words}</b> ${entry.by} ${entry.at}${entry.note === null ? '' : html`<p>${entry.note}</p>`}</li>`)}
        </ol>
      </section>`,
    staff,
  )

const identityNames = {
  numberTyped: '证件号码由申请人输入',
  sightedByStaff: '申请人选择由大厅工作人员当面查验(请核对登记)',
  showAtWindow: '申请人将到窗口出示证件',
}
const formNames = { paper: '纸面', electronic: '电子文件', agreeWithOrgan: '由机关与我联系确定' }
const wayNames = {
  collect: '自行领取、当场查阅',
  post: '邮寄',
  email: '电子邮件',
  agreeWithOrgan: '由机关与我联系确定',
}

const requestPart = (view: CaseView): Html => {
  if (view.opened.kind === 'unreadable') return html`<p class="problem">${view.opened.reason}</p>`
  const { request } = view.opened
  const { contact, identity } = request
  return html`<dl>
    ${line('姓名', request.name)}
    ${line('联系方式', [contact.phone, contact.email, contact.address].filter(each => each !== '').join(' · '))}
    ${line('身份证明', identityNames[identity.choice] + (identity.choice === 'numberTyped' ? `:${identity.number || '(未填)'}` : ''))}
    ${line('受理机关', view.organ)}
    ${line('所需信息', request.description)}
    ${line('提供方式', formNames[request.form])}
    ${line('获取途径', wayNames[request.way])}
    ${line('提交终端', `${request.terminalId},终端时间 ${request.submittedAt}`)}
  </dl>`
}

const actions = (view: CaseView): Html => {
  const action = `/desk/cases/${view.id}`
  const isReply = view.typed.action === 'answered' && view.state.state === 'received'
  const note = html`<form class="card" method="post" action="${action}/note">
    <h2>备注</h2>
    <label for="note">只在办理台可见,密封保存</label>
    <textarea id="note" name="note" rows="3" required>${isReply ? '' : view.typed.text}</textarea>
    <button class="quiet">记下</button>
  </form>`
  switch (view.state.state) {
    case 'recorded':
      return html`<form class="card" method="post" action="${action}/received">
          <h2>确认收到</h2>
          <label for="on">收到之日(第三十一条:互联网等渠道为双方确认之日)</label>
          <input id="on" name="on" type="date" value="${view.today}" max="${view.today}" required />
          <button>确认收到</button>
        </form>${note}`
    case 'received':
      return html`<form class="card" method="post" action="${action}/answered">
          <h2>答复</h2>
          <label for="outcome">答复决定</label>
          <select id="outcome" name="outcome" required>
            ${outcomeCodes.map(code => html`<option value="${code}">${outcomeNames[code]}${needsReconsiderationFirst(code) ? ' — 救济:先行政复议' : ''}</option>`)}
          </select>
          <label for="answered-on">答复日期</label>
          <input id="answered-on" name="on" type="date" value="${view.today}" min="${view.state.on}" max="${view.today}" required />
          <label for="reply">答复内容(密封保存,按申请人选定的途径送达)</label>
          <textarea id="reply" name="note" rows="6">${isReply ? view.typed.text : ''}</textarea>
          <button>记为已答复</button>
        </form>${note}`
    case 'answered':
      return note
  }
}

const line = (name: string, value: string): Html => html`<div><dt>${name}</dt><dd>${value}</dd></div>`
