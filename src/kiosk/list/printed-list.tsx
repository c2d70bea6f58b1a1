import type { Ref } from 'preact'
import { usePlace } from '../terminal/hall.ts'
import { text } from '../ui/text/text.ts'
import type { ListItem } from './list-lines.ts'

/** The list as it is printed; seen on paper alone. */
export const PrintedList = (props: {
  readonly items: readonly ListItem[]
  readonly foot: string
  readonly of: Ref<HTMLElement>
}) => {
  const words = text().takeAwayList
  const place = usePlace()?.place
  return (
    <section class="printed-list print-only" aria-hidden="true" ref={props.of}>
      <h1>{words.printTitle(place?.zone ?? '')}</h1>
      {props.items.map(({ head, details }, at) => (
        <div class="printed-item" key={head}>
          <strong>
            {at + 1}. {head}
          </strong>
          {details.map(line => (
            <span key={line}>{line}</span>
          ))}
        </div>
      ))}
      <p>{props.foot}</p>
    </section>
  )
}
