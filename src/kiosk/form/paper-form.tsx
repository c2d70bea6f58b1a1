import { dayInChina } from '#domain/civil-date.ts'
import { rowsOf } from '#domain/form-filling.ts'
import { type PlaceHere, useHall } from '../terminal/hall.ts'
import { zhCN } from '../ui/text/zh-CN.ts'
import type { Filling } from './draft.ts'
import { paperWords } from './paper-words.ts'
import { inChinese, officialWordingOf } from './wording.ts'

/**
 * The filled form on paper, for who would rather hand it in at the window, which may never refuse it: seen in print
 * alone, and in Chinese, as the window takes it. Numbers stand in full, since the paper stays with its owner.
 */
export const PaperForm = (props: { readonly filling: Filling; readonly here: PlaceHere }) => {
  const { now } = useHall()
  const { form, answers, about } = props.filling
  const { place, terminal } = props.here
  const rows: readonly (readonly [question: string, answer: string])[] = [
    ...(about
      ? [[paperWords.about, about.documentNumber ? `${about.title}(${about.documentNumber})` : about.title] as const]
      : []),
    ...rowsOf(form, answers, officialWordingOf(props.here)).map(
      ({ question, words: answer }) => [question, answer] as const,
    ),
  ]
  return (
    <section class="paper-form print-only" lang="zh-CN" aria-hidden="true">
      <h1>{inChinese(form.paperTitle)}</h1>
      {place.isDemo && <p class="paper-demo">{zhCN.demo}</p>}
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
              <th scope="row">{paperWords.signature}</th>
              <td class="paper-sign">{paperWords.date}</td>
            </tr>
          )}
          <tr>
            <th scope="row">{paperWords.received}</th>
            <td class="paper-sign">{paperWords.receivedBy}</td>
          </tr>
        </tbody>
      </table>
      <p>
        {paperWords.note(dayInChina(now.value), terminal?.hall ?? place.zone)}
        {form.kind === 'disclosureRequest' && paperWords.received31}
      </p>
      <p>{zhCN.paper.window(place.window.name, place.window.address, place.window.phone, place.window.hours)}</p>
    </section>
  )
}
