import { dayInChina } from '#domain/civil-date.ts'
import type { Row } from '#domain/form-filling.ts'
import { type PlaceHere, useHall } from '../terminal/hall.ts'
import { dateInWords } from '../ui/dates.ts'
import { say, text } from '../ui/text/text.ts'
import type { Filling } from './draft.ts'

/**
 * The filled form on paper, for who would rather hand it in at the window, which may never refuse it: seen in print
 * alone. Numbers stand in full, since the paper stays with its owner.
 */
export const PaperForm = (props: {
  readonly filling: Filling
  readonly rows: readonly Row[]
  readonly here: PlaceHere
}) => {
  const words = text().paper
  const { now } = useHall()
  const { form, about } = props.filling
  const { place, terminal } = props.here
  const rows: readonly (readonly [question: string, answer: string])[] = [
    ...(about
      ? [[words.about, about.documentNumber ? `${about.title}(${about.documentNumber})` : about.title] as const]
      : []),
    ...props.rows.map(({ question, words: answer }) => [question, answer] as const),
  ]
  return (
    <section class="paper-form print-only" aria-hidden="true">
      <h1>{say(form.paperTitle)}</h1>
      {place.isDemo && <p class="paper-demo">{text().demo}</p>}
      <table>
        <tbody>
          {rows.map(([question, answer]) => (
            <tr key={question}>
              <th scope="row">{question}</th>
              <td>{answer}</td>
            </tr>
          ))}
          {form.personalInformation === 'law' && (
            <tr>
              <th scope="row">{words.signature}</th>
              <td class="paper-sign">{words.date}</td>
            </tr>
          )}
          <tr>
            <th scope="row">{words.received}</th>
            <td class="paper-sign">{words.receivedBy}</td>
          </tr>
        </tbody>
      </table>
      <p>
        {words.note(dateInWords(dayInChina(now.value)), terminal?.hall ?? place.zone)}
        {form.kind === 'disclosureRequest' && words.received31}
      </p>
      <p>{words.window(place.window.name, place.window.address, place.window.phone, place.window.hours)}</p>
    </section>
  )
}
