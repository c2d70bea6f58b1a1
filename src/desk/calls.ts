import { html } from 'hono/html'
import { type Call, ringing } from '#domain/fleet.ts'
import { clockTimeInWords } from './case-view.ts'
import type { DeskParts } from './desk-parts.ts'
import type { Html } from './page.ts'
import { terminalName } from './terminals.ts'

/**
 * How soon the bell looks again, seconds: whoever calls is seen within two; while it rings there is time to reach its
 * button by the keyboard too.
 */
export const lookAgainIn = (parts: DeskParts): number => (ringing(parts.fleet.state(), parts.now()).length > 0 ? 12 : 2)

/** The bell: a little page of its own inside the others, which looks for calls by itself. */
export const callsPage = (parts: DeskParts): Html => {
  const calls = ringing(parts.fleet.state(), parts.now())
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>呼叫</title>
        <link rel="stylesheet" href="/desk/desk.css" />
      </head>
      <body class="bell">
        ${
          calls.length === 0
            ? html`<p class="hint">没有人在呼叫</p>`
            : html`<audio src="/desk/chime.wav" autoplay></audio>
                <ul role="alert">${calls.map(call => callLine(parts, call))}</ul>`
        }
      </body>
    </html>`
}

const callLine = (parts: DeskParts, { terminal, page, at }: Call): Html => html`<li>
    <strong>${terminalName(parts, terminal)}</strong> 请人帮忙(在“${page}”,${clockTimeInWords(at)})
    <form method="post" action="/desk/calls/${terminal}/answer" target="_top"><button>我去</button></form>
  </li>`
