import type { LibraryDocument } from '#domain/document.ts'
import { outline } from '#domain/outline.ts'
import { blockId } from './document-text.tsx'

/** The headings of a text, each a way to its place. */
export const Contents = (props: { readonly document: LibraryDocument; readonly onPick: () => void }) => {
  const headings = outline(props.document.body)
    .map((block, index) => ({ block, index }))
    .filter(({ block }) => block.kind === 'chapter' || block.kind === 'section' || block.kind === 'heading')
  const pick = (index: number) => {
    const heading = document.getElementById(blockId(index))
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
    props.onPick()
  }
  return (
    <ul class="card contents">
      {headings.map(({ block, index }) => (
        <li key={index}>
          <button type="button" data-level={block.kind} onClick={() => pick(index)}>
            {block.text}
          </button>
        </li>
      ))}
    </ul>
  )
}
