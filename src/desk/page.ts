import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** A piece of escaped HTML. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** The frame of every desk page; it works without client script. */
export const page = (title: string, content: Html, staff: string | null): Html => html`<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} · 明堂办理台</title>
    <link rel="stylesheet" href="/desk/desk.css" />
  </head>
  <body>
    <header>
      <a class="home" href="/desk">明堂办理台</a>
      ${staff === null ? '' : html`<nav aria-label="办理台"><a href="/desk">办件</a><a href="/desk/terminals">终端</a></nav><iframe class="calls" src="/desk/calls" title="呼叫"></iframe><form method="post" action="/desk/sign-out"><span>${staff}</span><button class="quiet">退出</button></form>`}
    </header>
    <main>${content}</main>
  </body>
</html>`
