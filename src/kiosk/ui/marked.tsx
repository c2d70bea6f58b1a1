import type { Excerpt } from '#search/passage.ts'

/** A text with the searched words marked. */
export const Marked = (props: { readonly text: string; readonly marks: readonly (readonly [number, number])[] }) => {
  const ends = [0, ...props.marks.map(([, end]) => end)]
  return (
    <>
      {props.marks.map(([start, end], index) => (
        <span key={start}>
          {props.text.slice(ends[index], start)}
          <mark>{props.text.slice(start, end)}</mark>
        </span>
      ))}
      {props.text.slice(ends.at(-1))}
    </>
  )
}

/** A passage with dots where it was cut. */
export const Passage = ({ excerpt }: { readonly excerpt: Excerpt }) => (
  <>
    {excerpt.isCutBefore && '…'}
    <Marked text={excerpt.text} marks={excerpt.marks} />
    {excerpt.isCutAfter && '…'}
  </>
)
