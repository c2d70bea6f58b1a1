import { html } from 'hono/html'
import { type ErrandKind, standings, type TerminalStanding } from '#domain/fleet.ts'
import { instantInWords } from './case-view.ts'
import type { DeskParts } from './desk-parts.ts'
import { type Html, page } from './page.ts'

/** What the hall calls a terminal; one that the edition does not name goes by its id. */
export const terminalName = (parts: DeskParts, id: string): string => {
  const found = parts.terminals.find(terminal => terminal.id === id)
  return found ? `${found.hall} ${found.name}` : id
}

/** Every terminal with how it stands, those that need somebody first. */
export const terminalsPage = (parts: DeskParts, staff: string): Html => {
  const all = standings(
    parts.fleet.state(),
    parts.terminals.map(terminal => terminal.id),
    parts.now(),
  )
  const missing = all.filter(each => each.state === 'missing').length
  return page(
    '终端',
    html`<h1>终端</h1>
      <p class="hint">每台终端每半分钟报一次平安;连着三次没有消息就算失联,有消息了自己恢复。只说机器的情况,不说谁在用、在看什么。</p>
      ${missing > 0 ? html`<p class="problem" role="note">${missing} 台终端失联,请去看看电源和网络。</p>` : ''}
      <div class="scroll" tabindex="0" role="region" aria-label="终端列表"><table>
        <thead>
          <tr><th>终端</th><th>状态</th><th>内容</th><th>待上传</th><th>磁盘</th><th>朗读</th><th>打印</th><th>最近有人触摸</th><th>程序</th></tr>
        </thead>
        <tbody>${all.map(each => row(parts, each))}</tbody>
      </table></div>`,
    staff,
  )
}

const row = (parts: DeskParts, each: TerminalStanding): Html => {
  const { heartbeat } = each
  const cells = heartbeat
    ? [
        heartbeat.edition ? `${instantInWords(heartbeat.edition.printedAt)}(${heartbeat.edition.version})` : '还没有',
        waitingWords(heartbeat),
        storageWords(heartbeat.storage),
        heartbeat.voice ?? '没有中文语音',
        paperNames[heartbeat.paper] ?? heartbeat.paper,
        heartbeat.lastTouchAt === null
          ? '重新载入后没有'
          : instantInWords(new Date(heartbeat.lastTouchAt).toISOString()),
        heartbeat.version,
      ]
    : ['', '', '', '', '', '', '']
  return html`<tr class="${each.state === 'missing' ? 'overdue' : ''}">
    <td><a href="/desk/terminals/${each.id}">${terminalName(parts, each.id)}</a></td>
    <td>${stateWords(each)}</td>
    ${cells.map(words => html`<td>${words}</td>`)}
  </tr>`
}

const paperNames: Readonly<Record<string, string>> = { a4: 'A4', '80mm': '80 毫米', none: '没有' }

const stateWords = ({ state, heardAt, notice, errands }: TerminalStanding): string => {
  const todo = [...(errands.length > 0 ? ['有事待办'] : []), ...(notice === null ? [] : ['正显示通知'])]
  const own = {
    well: '正常',
    missing: `失联(${heardAt === null ? '' : `${instantInWords(new Date(heardAt).toISOString())} 之后没有消息`})`,
    unheard: '本次启动后还没有消息',
  }[state]
  return [own, ...todo].join(',')
}

const waitingWords = (heartbeat: NonNullable<TerminalStanding['heartbeat']>): string => {
  const { waiting, oldestWaitingSince, refused } = heartbeat
  const since = oldestWaitingSince === null ? '' : `,最早 ${instantInWords(new Date(oldestWaitingSince).toISOString())}`
  return `${waiting} 份${since}${refused > 0 ? `;${refused} 份未被接收` : ''}`
}

const storageWords = ({ used, quota, isPersisted }: { used: number; quota: number; isPersisted: boolean }): string =>
  `${Math.round((used / Math.max(1, quota)) * 100)}%${isPersisted ? '' : ',浏览器没有答应长期保存'}`

/** One terminal: what may be asked of it. */
export const terminalPage = (parts: DeskParts, id: string, staff: string): Html | null => {
  const each = standings(
    parts.fleet.state(),
    parts.terminals.map(terminal => terminal.id),
    parts.now(),
  ).find(standing => standing.id === id)
  if (!each) return null
  const name = terminalName(parts, id)
  const waits = (kind: ErrandKind) => each.errands.some(errand => errand.kind === kind)
  return page(
    name,
    html`<h1>${name}</h1>
      <p>${stateWords(each)}</p>
      <section class="card">
        <h2>让它做</h2>
        <p class="hint">终端在下一次报平安时听到,等没有人用的时候才做,不打断正在用的人。</p>
        ${errandButton(id, 'applyEdition', '更新内容', waits('applyEdition'))}
        ${errandButton(id, 'reload', '重新载入', waits('reload'))}
        ${errandButton(id, 'forgetPin', '忘掉技术员口令,好重新设', waits('forgetPin'))}
      </section>
      <section class="card">
        <h2>显示通知</h2>
        <form method="post" action="/desk/terminals/${id}/notice">
          <label for="words">通知(写在待机画面和首页最上面)</label>
          <input id="words" name="words" maxlength="60" value="${each.notice ?? ''}" />
          <button>显示</button>
          ${each.notice === null ? '' : html`<button name="words" value="" class="quiet">撤下</button>`}
        </form>
      </section>
      <p><a href="/desk/terminals">全部终端</a></p>`,
    staff,
  )
}

const errandButton = (id: string, kind: ErrandKind, name: string, isWaiting: boolean): Html =>
  html`<form class="inline" method="post" action="/desk/terminals/${id}/errands/${kind}">
    <button ${isWaiting ? 'disabled' : ''}>${name}${isWaiting ? '(等它来取)' : ''}</button>
  </form>`
