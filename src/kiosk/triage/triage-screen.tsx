import { BookOpen, FileCheck, type IconNode, Mailbox, Megaphone, MessageSquareText, PencilLine, Star } from 'lucide'
import type { SubmissionKind } from '#domain/submission-kind.ts'
import { openForm } from '../form/draft.ts'
import { usePlace } from '../terminal/hall.ts'
import { BackHeadline } from '../ui/back-headline.tsx'
import { Icon } from '../ui/icon.tsx'
import { goTo, searchFor } from '../ui/screen.ts'
import { say, text } from '../ui/text/text.ts'

/** What it is about (申请 / 咨询 / 信访投诉 / 办事), so that each goes to the right place; then the smaller ways to write. */
export const TriageScreen = () => {
  const words = text().triage
  const forms = usePlace()?.forms ?? []
  const formOf = (kind: SubmissionKind) => forms.find(form => form.kind === kind)
  const [request, question] = [formOf('disclosureRequest'), formOf('question')]
  const others = otherKinds.flatMap(({ kind, icon }) => {
    const form = formOf(kind)
    return form ? [{ form, icon }] : []
  })
  return (
    <>
      <BackHeadline title={words.title} />
      <p class="step-hint">{words.hint}</p>
      <div class="ways">
        {request && <Way icon={FileCheck} words={words.request} onClick={() => openForm(request)} />}
        {question && <Way icon={MessageSquareText} words={words.question} onClick={() => openForm(question)} />}
        <Way icon={Megaphone} words={words.complaint} onClick={() => goTo({ name: 'complaints' })} />
        <Way icon={BookOpen} words={words.service} onClick={() => goTo(searchFor('', 'browsing', { kind: 'guide' }))} />
      </div>
      {others.length > 0 && (
        <section>
          <h2 class="home-heading">{words.others}</h2>
          <div class="ways">
            {others.map(({ form, icon }) => (
              <Way
                key={form.kind}
                icon={icon}
                words={{ name: say(form.title), hint: say(form.summary) }}
                onClick={() => openForm(form)}
              />
            ))}
          </div>
        </section>
      )}
    </>
  )
}

/** Opinions and reports of errors begin at the document they are about. */
const otherKinds: readonly { readonly kind: SubmissionKind; readonly icon: IconNode }[] = [
  { kind: 'recordCorrection', icon: PencilLine },
  { kind: 'letter', icon: Mailbox },
  { kind: 'rating', icon: Star },
]

const Way = (props: {
  readonly icon: IconNode
  readonly words: { readonly name: string; readonly hint: string }
  readonly onClick: () => void
}) => (
  <button type="button" class="way" onClick={props.onClick}>
    <Icon node={props.icon} />
    <span>
      <strong>{props.words.name}</strong>
      <span class="hint">{props.words.hint}</span>
    </span>
  </button>
)
