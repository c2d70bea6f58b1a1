import { useMemo, useState } from 'preact/hooks'
import type { LibraryDocument } from '#domain/document.ts'
import { type Block, outline } from '#domain/outline.ts'
import { Dialog } from '../ui/dialog.tsx'
import { text } from '../ui/text/text.ts'
import { blockId } from './document-text.tsx'

type Entry = { readonly block: Block; readonly index: number }

const divisions: readonly Block['kind'][] = ['chapter', 'section', 'heading', 'subheading']

/** A tab at the edge of the paper; behind it the headings and articles of the text, each a way to its place. */
export const ContentsTab = ({ document }: { readonly document: LibraryDocument }) => {
  const [isOpen, setIsOpen] = useState(false)
  const entries = useMemo(() => contentsOf(document), [document])
  const { reader } = text()
  const parts = entries.filter(({ block }) => block.kind === 'chapter' || block.kind === 'heading').length
  if (entries.length < 3) return null
  const hasChapters = entries.some(({ block }) => block.kind === 'chapter')
  return (
    <>
      <div class="contents-place">
        <button type="button" class="contents-tab" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
          <span class="contents-words">
            {reader.contents}
            {parts > 0 && ` · ${hasChapters ? reader.chapters(parts) : reader.parts(parts)}`}
          </span>
        </button>
      </div>
      {isOpen && <ContentsDrawer entries={entries} onClose={() => setIsOpen(false)} />}
    </>
  )
}

const contentsOf = ({ body }: LibraryDocument): readonly Entry[] =>
  outline(body)
    .map((block, index) => ({ block, index }))
    .filter(({ block }) => divisions.includes(block.kind) || block.kind === 'article')

const ContentsDrawer = (props: { readonly entries: readonly Entry[]; readonly onClose: () => void }) => {
  const { reader } = text()
  const pick = (index: number) => {
    props.onClose()
    // The closing dialog gives the focus back to the tab; only then may it go to the heading.
    setTimeout(() => goToBlock(index))
  }
  return (
    <Dialog label={reader.contents} shape="drawer" onCancel={props.onClose}>
      <div class="dialog-head">
        <h2>{reader.contents}</h2>
        <button type="button" class="close" onClick={props.onClose}>
          {reader.close}
        </button>
      </div>
      <ul class="contents" lang="zh-CN">
        {props.entries.map(({ block, index }) => (
          <li key={index} data-level={block.kind}>
            <button type="button" onClick={() => pick(index)}>
              {block.kind === 'article' ? articleName(block.text) : block.text}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

/** 第十二条 without its text. */
const articleName = (article: string): string => article.split(/[\s\u3000]/, 1)[0] ?? article

const goToBlock = (index: number) => {
  const block = document.getElementById(blockId(index))
  block?.scrollIntoView({ block: 'start' })
  block?.focus({ preventScroll: true })
}
