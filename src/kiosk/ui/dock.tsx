import { Bell, Clock, House, ShieldCheck, Star } from 'lucide'
import { listed, listedReceipts } from '../list/list.ts'
import { Icon } from './icon.tsx'
import { goTo, screen } from './screen.ts'
import { text } from './text/text.ts'

/** The way home, to progress, list, help and the end, on every screen; while typing only help and the end. */
export const Dock = (props: {
  readonly isTyping: boolean
  readonly onHelp: () => void
  readonly onEnd: () => void
}) => {
  const { frame } = text()
  const here = screen().name
  const current = (name: string) => (here === name ? 'page' : undefined)
  const count = listed.value.length + listedReceipts.value.length
  return (
    <nav class="dock" aria-label={frame.dock}>
      {!props.isTyping && (
        <>
          <button type="button" aria-current={current('home')} onClick={() => goTo({ name: 'home' })}>
            <Icon node={House} />
            {frame.home}
          </button>
          <button type="button" aria-current={current('progress')} onClick={() => goTo({ name: 'progress', code: '' })}>
            <Icon node={Clock} />
            {frame.progress}
          </button>
          <button type="button" aria-current={current('list')} onClick={() => goTo({ name: 'list' })}>
            <Icon node={Star} />
            {count > 0 ? `${frame.list} (${count})` : frame.list}
          </button>
        </>
      )}
      <button type="button" onClick={props.onHelp}>
        <Icon node={Bell} />
        {frame.help}
      </button>
      <button type="button" onClick={props.onEnd}>
        <Icon node={ShieldCheck} />
        {frame.end}
      </button>
    </nav>
  )
}
