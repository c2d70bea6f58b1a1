import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { LibraryDocument } from '#domain/document.ts'
import { type Block, outline } from '#domain/outline.ts'
import { Marked } from '../ui/marked.tsx'
import { text } from '../ui/text/text.ts'
import { type Found, holderOf } from './find-in-text.ts'

/** The place of a block on the page. */
export const blockId = (index: number): string => `block-${index}`

/**
 * A document as it was issued, after GB/T 9704: red head, number, rule, title, text; no seal.
 * @param props.children what stands between title and text
 */
export const DocumentText = (props: {
  readonly document: Exclude<LibraryDocument, { kind: 'guide' }>
  readonly found: Found
  readonly current: number | null
  readonly children?: ComponentChildren
}) => {
  const { document: source, found, current } = props
  const blocks = useMemo(() => outline(source.body), [source])
  const paper = useRef<HTMLDivElement>(null)
  useScroll(paper, props)
  return (
    <div class="paper" ref={paper} lang="zh-CN">
      {source.kind === 'policy' && <RedHead source={source} />}
      <h1 class="paper-title">
        <FoundText text={source.title} at={0} found={found} current={current} />
      </h1>
      {source.kind === 'policy' && source.captionNote !== '' && <p class="caption-note">{source.captionNote}</p>}
      {source.kind === 'questionAndAnswer' && <h2 class="answer-head">{text().reader.answer}</h2>}
      {props.children}
      <TextBlocks blocks={blocks} found={found} current={current} />
    </div>
  )
}

type Shown = { readonly found: Found; readonly current: number | null }

/** The text, block by block. From mark to mark only two blocks change; a long law has a thousand. */
const TextBlocks = ({ blocks, found, current }: Shown & { readonly blocks: readonly Block[] }) => {
  const blockAt = (block: Block, index: number, shown: number | null) => (
    <BlockView key={index} kind={block.kind} index={index}>
      <FoundText text={block.text} at={index + 1} found={found} current={shown} />
    </BlockView>
  )
  const unchanged = useMemo(() => blocks.map((block, index) => blockAt(block, index, null)), [blocks, found])
  const holder = current === null ? -1 : holderOf(found, current) - 1
  return (
    <div class="paper-text">
      {blocks.map((block, index) => (index === holder ? blockAt(block, index, current) : unchanged[index]))}
    </div>
  )
}

/**
 * Brings the current mark into view, or on opening the first one. A text that does not bind, or not as it stands,
 * opens at its top, where its banner says so; so does one whose very title was found.
 */
const useScroll = (
  paper: { readonly current: HTMLElement | null },
  { document: source, found, current }: Parameters<typeof DocumentText>[0],
) => {
  const binds = source.kind !== 'policy' || ['inForce', 'unmarked'].includes(source.validity.state)
  const isInTitle = (found.marks[0] ?? []).length > 0
  useEffect(() => {
    if (binds && !isInTitle) paper.current?.querySelector('.paper-text mark')?.scrollIntoView({ block: 'center' })
  }, [source])
  useLayoutEffect(() => {
    if (current !== null) paper.current?.querySelector('mark[data-current]')?.scrollIntoView({ block: 'center' })
  }, [found, current])
}

const FoundText = (props: Shown & { readonly text: string; readonly at: number }) => {
  const before = props.found.before[props.at] ?? 0
  const current = props.current === null ? null : props.current - before
  return <Marked text={props.text} marks={props.found.marks[props.at] ?? []} current={current} />
}

const RedHead = ({ source }: { readonly source: Extract<LibraryDocument, { kind: 'policy' }> }) => (
  <>
    {source.validity.state !== 'unmarked' && <p class="red-head">{text().reader.fileOf(source.issuers[0] ?? '')}</p>}
    {source.documentNumber && <p class="paper-number">{source.documentNumber.raw}</p>}
    <hr class="red-rule" />
  </>
)

const BlockView = (props: {
  readonly kind: Block['kind']
  readonly index: number
  readonly children: ComponentChildren
}) => {
  const attributes = { id: blockId(props.index), class: `block-${props.kind}`, tabIndex: -1 }
  switch (props.kind) {
    case 'chapter':
    case 'heading':
      return <h2 {...attributes}>{props.children}</h2>
    case 'section':
    case 'subheading':
      return <h3 {...attributes}>{props.children}</h3>
    case 'point':
    case 'subpoint':
    case 'article':
    case 'clause':
    case 'item':
    case 'salutation':
    case 'paragraph':
      return <p {...attributes}>{props.children}</p>
  }
}
