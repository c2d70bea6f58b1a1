import type { Excerpt } from '#search/passage.ts'

/** A text with the searched words marked. @param props.current which mark stands out, counted from 0 */
export const Marked = (props: {
  readonly text: string
  readonly marks: readonly (readonly [number, number])[]
  readonly current?: number | null
}) => {
  const ends = [0, ...props.marks.map(([, end]) => end)]
  return (
    <>
      {props.marks.map(([start, end], index) => (
        <span key={start}>
          {props.text.slice(ends[index], start)}
          <mark data-current={index === props.current || undefined}>{props.text.slice(start, end)}</mark>
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
