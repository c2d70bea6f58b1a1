import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { LibraryDocument } from '#domain/document.ts'
import { parseDocumentNumber } from '#domain/document-number.ts'
import { type Block, outline } from '#domain/outline.ts'
import { fold } from '#search/fold.ts'
import { findMarks } from '#search/passage.ts'
import { queryWords } from '#search/words.ts'
import { Marked } from '../ui/marked.tsx'
import { text } from '../ui/text/text.ts'

/** The place of a block on the page. */
export const blockId = (index: number): string => `block-${index}`

/** A document as it was issued, after GB/T 9704: red head, number, rule, title, text; no seal. */
export const DocumentText = (props: {
  readonly document: Exclude<LibraryDocument, { kind: 'guide' }>
  readonly words: string
}) => {
  const { document: source } = props
  const blocks = useMemo(() => outline(source.body), [source])
  const words = useMemo(() => (parseDocumentNumber(props.words) ? [] : queryWords(props.words)), [props.words])
  const paper = useRef<HTMLDivElement>(null)
  // A text that does not bind, or not as it stands, opens at its top, where its banner says so.
  const doesNotBind =
    source.kind === 'policy' && source.validity.state !== 'inForce' && source.validity.state !== 'unmarked'
  const staysOnTop = doesNotBind || findMarks(fold(source.title), words).length > 0
  useEffect(() => {
    if (!staysOnTop) paper.current?.querySelector('.paper-text mark')?.scrollIntoView({ block: 'center' })
  }, [source, words, staysOnTop])
  return (
    <div class="paper" ref={paper} lang="zh-CN">
      {source.kind === 'policy' && <RedHead source={source} />}
      <h1 class="paper-title">
        <Marked text={source.title} marks={findMarks(fold(source.title), words)} />
      </h1>
      {source.kind === 'policy' && source.captionNote !== '' && <p class="caption-note">{source.captionNote}</p>}
      {source.kind === 'questionAndAnswer' && <h2 class="answer-head">{text().reader.answer}</h2>}
      <div class="paper-text">
        {blocks.map((block, index) => (
          <BlockView key={index} block={block} index={index} words={words} />
        ))}
      </div>
    </div>
  )
}

const RedHead = ({ source }: { readonly source: Extract<LibraryDocument, { kind: 'policy' }> }) => (
  <>
    {source.validity.state !== 'unmarked' && <p class="red-head">{text().reader.fileOf(source.issuers[0] ?? '')}</p>}
    {source.documentNumber && <p class="paper-number">{source.documentNumber.raw}</p>}
    <hr class="red-rule" />
  </>
)

const BlockView = (props: { readonly block: Block; readonly index: number; readonly words: readonly string[] }) => {
  const { block } = props
  const content = <Marked text={block.text} marks={findMarks(fold(block.text), props.words)} />
  const attributes = { id: blockId(props.index), class: `block-${block.kind}`, tabIndex: -1 }
  switch (block.kind) {
    case 'chapter':
    case 'heading':
      return <h2 {...attributes}>{content}</h2>
    case 'section':
    case 'subheading':
      return <h3 {...attributes}>{content}</h3>
    case 'article':
    case 'salutation':
    case 'paragraph':
      return <p {...attributes}>{content}</p>
  }
}
