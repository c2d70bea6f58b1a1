import { usePlace } from '../terminal/hall.ts'
import { say, text } from '../ui/text/text.ts'
import type { Filling } from './draft.ts'

/**
 * What is said before the first personal field: where what is written goes, when it counts as received, and what
 * Articles 17 and 35 of 个人信息保护法 want said. For a request it informs and asks no consent, since the law itself is the
 * ground (Article 13); elsewhere personal information is taken only where the citizen chooses to leave it.
 */
export const NoticeStep = ({ filling }: { readonly filling: Filling }) => {
  const words = text().form.notice
  const { form, about } = filling
  return (
    <div class="notice">
      <h2 class="step-title" tabIndex={-1}>
        {words.title}
      </h2>
      {about && <p class="about">{text().form.about(about.title)}</p>}
      <ul class="card dotted">
        {form.intro.map(sentence => (
          <li key={sentence.zh}>{say(sentence)}</li>
        ))}
        <li>{words.where}</li>
        {form.kind === 'disclosureRequest' && <li>{words.received}</li>}
        {form.kind === 'disclosureRequest' && <li>{words.window}</li>}
      </ul>
      {form.personalInformation === 'none' ? (
        <p class="card">{words.nothingPersonal}</p>
      ) : (
        <PersonalInformation ground={form.personalInformation} />
      )}
    </div>
  )
}

const PersonalInformation = ({ ground }: { readonly ground: 'law' | 'consent' }) => {
  const words = text().form.notice
  const about = usePlace()?.place.personalInformationNotice
  if (!about) return null
  return (
    <section class="card">
      <h3>{words.personal}</h3>
      <p>{words.grounds[ground]}</p>
      <dl class="facts">
        <dt>{words.handler}</dt>
        <dd>{say(about.handler)}</dd>
        <dt>{words.contact}</dt>
        <dd>{say(about.contact)}</dd>
        <dt>{words.purpose}</dt>
        <dd>{say(about.purpose)}</dd>
        <dt>{words.retention}</dt>
        <dd>{say(about.retention)}</dd>
        <dt>{words.rights}</dt>
        <dd>{say(about.rights)}</dd>
      </dl>
    </section>
  )
}
