import { html } from 'hono/html'
import type { ClockWords } from './clock-words.ts'
import { type Html, page } from './page.ts'

/** A row of the desk's list. */
export type ListRow = {
  readonly id: string
  readonly caseNumber: string
  readonly state: string
  readonly clock: ClockWords
  readonly isOpen: boolean
  readonly organ: string
  readonly about: string
}

/** All cases, open ones first, by statutory deadline. */
export const listPage = (rows: readonly ListRow[], staff: string): Html =>
  page(
    '办件',
    html`<h1>办件</h1>
      <p class="hint">按答复期限排列;期限依《政府信息公开条例》第三十三条,收到次日起 20 个工作日。</p>
      ${
        rows.length === 0
          ? html`<p class="card">还没有办件。终端提交并送达后会出现在这里。</p>`
          : html`<table>
              <thead>
                <tr><th>编号</th><th>状态</th><th>答复期限</th><th>机关</th><th>所需信息</th></tr>
              </thead>
              <tbody>${[...rows].sort(byDeadline).map(row)}</tbody>
            </table>`
      }`,
    staff,
  )

const byDeadline = (left: ListRow, right: ListRow): number =>
  Number(right.isOpen) - Number(left.isOpen) ||
  left.clock.sortBy.localeCompare(right.clock.sortBy) ||
  left.caseNumber.localeCompare(right.caseNumber)

const row = (each: ListRow): Html => html`<tr class="${each.clock.isOverdue ? 'overdue' : ''}">
  <td><a href="/desk/cases/${each.id}">${each.caseNumber}</a></td>
  <td>${each.state}</td>
  <td>${each.isOpen ? each.clock.words : '—'}</td>
  <td>${each.organ}</td>
  <td>${each.about}</td>
</tr>`
