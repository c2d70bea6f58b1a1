import { useEffect, useState } from 'preact/hooks'
import type { Answer, Tally } from '#search/engine.ts'
import { useHall } from '../terminal/hall.ts'
import type { Screen } from '../ui/screen.ts'

export type SearchAt = Extract<Screen, { name: 'search' }>

/** An answer with the words it was found by, which may be a keystroke behind those in the box; counts come later. */
export type Answered = {
  readonly at: SearchAt
  readonly words: string
  readonly answer: Answer
  readonly counts: Tally | null
}

/** Asks the library whenever the search changes, and again as more of the edition is loaded. */
export const useAnswer = (at: SearchAt, count: number): Answered | null => {
  const { library } = useHall()
  const [answered, setAnswered] = useState<Answered | null>(null)
  const status = library.status.value
  const step = 'step' in status ? status.step : 0
  useEffect(() => {
    let isCurrent = true
    const { text, within, filter, order } = at
    const asked = library.search({ text, within, filter, order, count })
    void asked.answer.then(answer => {
      if (answer && isCurrent)
        setAnswered(former => ({
          at,
          words: text.trim(),
          answer,
          counts: former && isSameSearch(former.at, at) ? former.counts : null,
        }))
    })
    void asked.counts.then(counts => {
      if (counts && isCurrent) setAnswered(former => former && { ...former, counts })
    })
    return () => {
      isCurrent = false
    }
  }, [library, at.text, at.within, at.filter, at.order, count, step])
  return answered
}

/** Whether only the order or the number of hits differs. */
export const isSameSearch = (left: SearchAt, right: SearchAt): boolean =>
  left.text === right.text && left.within === right.within && left.filter === right.filter
