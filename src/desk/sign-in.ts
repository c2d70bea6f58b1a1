import { html } from 'hono/html'
import { type Html, page } from './page.ts'

/** The page where staff type their PIN. */
export const signInPage = (problem: string | null): Html =>
  page(
    '登录',
    html`<h1>登录</h1>
      ${problem === null ? '' : html`<p class="problem" role="alert">${problem}</p>`}
      <form class="card narrow" method="post" action="/desk/sign-in">
        <label for="pin">工作人员口令</label>
        <input id="pin" name="pin" type="password" inputmode="numeric" autocomplete="off" required />
        <button>登录</button>
      </form>`,
    null,
  )
