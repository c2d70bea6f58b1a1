import { Gauge, Square, Turtle } from 'lucide'
import { useLayoutEffect, useState } from 'preact/hooks'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'
import { changeSpeed, currentReading, type ReadFrom, readingSpeed, stopReading } from '../ui/voice.ts'
import { rangeOfSentence } from './read-screen.ts'

/** As CSS lengths. */
type Box = { readonly left: string; readonly top: string; readonly width: string; readonly height: string }

/** While something is read aloud: how to stop it, how fast it goes, and a mark under the sentence. */
export const ReadingBar = (props: { readonly of: ReadFrom }) => {
  const reading = currentReading.value
  const words = text().reading
  if (reading?.from !== props.of) return null
  const { at, of } = readingSpeed()
  return (
    <>
      <SentenceMark sentence={reading.sentences[reading.at] ?? ''} at={reading.at} />
      <section class="reading-bar" aria-label={words.name} data-steers-reading>
        <button type="button" disabled={at === 0} onClick={() => changeSpeed(-1)}>
          <Icon node={Turtle} />
          {words.slower}
        </button>
        <button type="button" class="reading-stop" onClick={stopReading}>
          <Icon node={Square} />
          {words.stop}
        </button>
        <button type="button" disabled={at === of - 1} onClick={() => changeSpeed(1)}>
          <Icon node={Gauge} />
          {words.faster}
        </button>
      </section>
    </>
  )
}

/** Lies over the sentence without touching the text; follows it while the screen scrolls or its text grows. */
const SentenceMark = (props: { readonly sentence: string; readonly at: number }) => {
  const [boxes, setBoxes] = useState<readonly Box[]>([])
  useLayoutEffect(() => {
    const range = rangeOfSentence(props.sentence, props.at)
    if (!range) return setBoxes([])
    bringIntoView(range)
    const measure = () => setBoxes([...range.getClientRects()].map(boxOf))
    measure()
    addEventListener('scroll', measure, { capture: true, passive: true })
    const resized = new ResizeObserver(measure)
    if (range.startContainer.parentElement) resized.observe(range.startContainer.parentElement)
    return () => {
      removeEventListener('scroll', measure, { capture: true })
      resized.disconnect()
    }
  }, [props.sentence, props.at])
  return (
    <div class="sentence-mark" aria-hidden="true">
      {boxes.map((box, index) => (
        <span key={index} style={box} />
      ))}
    </div>
  )
}

const boxOf = ({ left, top, width, height }: DOMRect): Box => ({
  left: `${left}px`,
  top: `${top}px`,
  width: `${width}px`,
  height: `${height}px`,
})

const bringIntoView = (range: Range) => {
  const element = range.startContainer.parentElement
  const scroller = element?.closest('main, dialog')
  if (!element || !scroller) return
  const seen = scroller.getBoundingClientRect()
  const box = range.getBoundingClientRect()
  if (box.top < seen.top || box.bottom > seen.bottom) scroller.scrollBy(0, box.top - seen.top - seen.height / 3)
}
