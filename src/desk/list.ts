import { html } from 'hono/html'
import { submissionKinds } from '#domain/submission-kind.ts'
import type { ClockWords } from './clock-words.ts'
import { filterHref, type ListFilter, type Shown, shownKeys, shownNames } from './list-filter.ts'
import { type Html, page } from './page.ts'
import { kindNames } from './words.ts'

/** A row of the desk's list. */
export type ListRow = {
  readonly id: string
  readonly caseNumber: string
  readonly kind: string
  readonly state: string
  readonly clock: ClockWords
  readonly organ: string
  readonly about: string
}

/** The desk's list: a page of rows, and how many there are of each sort. */
export type ListView = {
  readonly filter: ListFilter
  readonly counts: Readonly<Record<Shown, number>>
  readonly rows: readonly ListRow[]
  readonly pages: number
  /** Other bytes that came under the id of a case. */
  readonly conflicts: readonly { readonly id: string; readonly caseNumber: string | null; readonly at: string }[]
  readonly found: { readonly month: string; readonly count: number }
}

export const listPage = (view: ListView, staff: string): Html =>
  page(
    '办件',
    html`<h1>办件</h1>
      ${conflictCard(view)}
      ${filters(view)}
      ${view.counts.unreckoned > 0 ? html`<p class="problem" role="note">有 ${view.counts.unreckoned} 件算不出答复期限:放假安排没有载入。请系统管理员运行 npm run build -- calendar,载入后重新启动。</p>` : ''}
      <p class="hint">按期限排列。政府信息公开申请的答复期限依《政府信息公开条例》第三十三条,收到次日起 20 个工作日,尚未确认收到的暂从送达之日起排;其他提交没有法定期限,按承诺办理。日期都是测算日期,以行政机关确认为准。</p>
      ${
        view.rows.length === 0
          ? html`<p class="card">这里没有办件。终端提交并送达后会出现在“未办结”里。</p>`
          : html`<div class="scroll" tabindex="0" role="region" aria-label="办件列表"><table>
              <thead>
                <tr><th>编号</th><th>类别</th><th>状态</th><th>期限</th><th>机关</th><th>内容</th></tr>
              </thead>
              <tbody>${view.rows.map(row)}</tbody>
            </table></div>${pager(view)}`
      }
      <p class="hint">${view.found.month}终端上按“找到了”的共 ${view.found.count} 次(匿名计数,不记是谁、找了什么)。</p>`,
    staff,
  )

/** Nobody can be asked who sent the other bytes, so a person has to find out which are right. */
const conflictCard = ({ conflicts }: ListView): Html | string =>
  conflicts.length === 0
    ? ''
    : html`<section class="card" role="note">
        <h2>编号冲突 ${conflicts.length} 件</h2>
        <p class="problem">终端用已有的编号又送来了内容不同的一份。两份都已保留,后来的没有立案,也没有给凭证。请与终端和申请人核对以哪一份为准,在办件里写备注;要看后来的一份,请系统管理员从数据库的 conflict 表取出。</p>
        <ul>${conflicts.slice(0, conflictsShown).map(conflictLine)}</ul>
        ${conflicts.length > conflictsShown ? html`<p class="hint">只列出最早的 ${conflictsShown} 件。</p>` : ''}
      </section>`

const conflictsShown = 20

const conflictLine = ({ id, caseNumber, at }: ListView['conflicts'][number]): Html =>
  caseNumber === null
    ? html`<li>已删除的办件,编号 ${id},${at} 又送来</li>`
    : html`<li><a href="/desk/cases/${id}">${caseNumber}</a>,编号 ${id},${at} 又送来</li>`

const filters = ({ filter, counts }: ListView): Html => html`<nav class="filters" aria-label="按状态">
    ${shownKeys.map(show => link(filterHref({ ...filter, show, page: 1 }), `${shownNames[show]} ${counts[show]}`, show === filter.show))}
  </nav>
  <nav class="filters" aria-label="按类别">
    ${link(filterHref({ ...filter, kind: null, page: 1 }), '全部类别', filter.kind === null)}
    ${submissionKinds.map(kind => link(filterHref({ ...filter, kind, page: 1 }), kindNames[kind], kind === filter.kind))}
  </nav>`

const pager = ({ filter, pages }: ListView): Html | string =>
  pages < 2
    ? ''
    : html`<nav class="filters" aria-label="分页">
        ${Array.from({ length: pages }, (_, index) => link(filterHref({ ...filter, page: index + 1 }), `第 ${index + 1} 页`, index + 1 === filter.page))}
      </nav>`

const link = (href: string, words: string, isCurrent: boolean): Html =>
  isCurrent ? html`<a href="${href}" aria-current="page">${words}</a>` : html`<a href="${href}">${words}</a>`

const row = (each: ListRow): Html => html`<tr class="${each.clock.isOverdue ? 'overdue' : ''}">
  <td><a href="/desk/cases/${each.id}">${each.caseNumber}</a></td>
  <td>${each.kind}</td>
  <td>${each.state}</td>
  <td>${each.clock.words}</td>
  <td>${each.organ}</td>
  <td>${each.about}</td>
</tr>`
