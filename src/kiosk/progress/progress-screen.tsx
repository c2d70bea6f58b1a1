import { useEffect, useRef, useState } from 'preact/hooks'
import type { Progress } from '#domain/progress.ts'
import { groupReceiptCode, parseReceiptCode, type ReceiptCode } from '#domain/receipt-code.ts'
import { TextField } from '../form/inputs.tsx'
import { useHall } from '../terminal/hall.ts'
import { BackHeadline } from '../ui/back-headline.tsx'
import { text } from '../ui/text/text.ts'
import { askProgress, type Found, type Reply } from './ask-progress.ts'
import { progressWords } from './progress-words.ts'

/** The code, then the state in plain words, dates, and what one may do next. */
export const ProgressScreen = ({ code }: { readonly code: string }) => {
  const words = text().progress
  const { outbox } = useHall()
  const [typed, setTyped] = useState(code === '' ? '' : groupReceiptCode(code as ReceiptCode))
  const [problem, setProblem] = useState<string | undefined>()
  const [found, setFound] = useState<Found | 'asking' | null>(null)
  const asked = useRef(0) // an answer that a later question has overtaken is not shown
  const ask = async () => {
    const parsed = parseReceiptCode(typed)
    setProblem(parsed.ok ? undefined : words.problems[parsed.problems[0] ?? 'length'])
    if (!parsed.ok) return setFound(null)
    asked.current += 1
    const mine = asked.current
    setFound('asking')
    const answer = await askProgress(parsed.value, outbox.submissions.value)
    if (mine === asked.current) setFound(answer)
  }
  useEffect(() => {
    if (code !== '') void ask()
  }, [])
  const submit = (event: Event) => {
    event.preventDefault()
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    void ask()
  }
  return (
    <>
      <BackHeadline title={words.title} />
      <p class="hint">{words.where}</p>
      <form class="form" novalidate onSubmit={submit}>
        <TextField
          id="receipt-code"
          label={`${words.label} (${words.hint})`}
          layout="code"
          value={typed}
          problem={problem}
          onInput={setTyped}
        />
        <div class="actions">
          <button type="submit" class="main-action">
            {words.ask}
          </button>
        </div>
      </form>
      <div role="status">{found && <FoundCard found={found} />}</div>
    </>
  )
}

const FoundCard = ({ found }: { readonly found: Found | 'asking' }) => {
  const words = text().progress
  if (found === 'asking') return <p>{words.asking}</p>
  switch (found.kind) {
    case 'waitingHere':
      return <StateCard state="queued" title={words.waitingHere} lines={[words.waitingHereHint]} />
    case 'refusedHere':
      return <StateCard state="refused" title={words.refusedHere} lines={[text().submitted.refusedHint]} />
    case 'unreachable':
      return <StateCard state="queued" title={words.unreachable} lines={[words.unreachableHint]} />
    case 'answered':
      return <ProgressCard progress={found.progress} reply={found.reply} />
  }
}

const ProgressCard = (props: { readonly progress: Progress; readonly reply: Reply }) => {
  const { title, lines, isWaiting } = progressWords(props.progress)
  return (
    <>
      <StateCard state={isWaiting ? 'queued' : 'delivered'} title={title} lines={lines} />
      {props.reply.kind !== 'none' && (
        <section class="card reply">
          <h2>{text().progress.reply}</h2>
          {props.reply.kind === 'words' ? (
            <p lang="zh-CN">{props.reply.words}</p>
          ) : (
            <p>{text().progress.replyUnreadable}</p>
          )}
        </section>
      )}
    </>
  )
}

const StateCard = (props: { readonly state: string; readonly title: string; readonly lines: readonly string[] }) => (
  <section class="card state-card" data-state={props.state}>
    <h2 class="step-title">{props.title}</h2>
    {props.lines.map(line => (
      <p key={line}>{line}</p>
    ))}
  </section>
)
