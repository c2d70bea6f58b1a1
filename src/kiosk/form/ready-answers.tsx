import { MessageSquareText } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import type { LibraryDocument } from '#domain/document.ts'
import { useHall } from '../terminal/hall.ts'
import { dateInWords } from '../ui/dates.ts'
import { Icon } from '../ui/icon.tsx'
import { goTo } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'
import { FoundIt, useResembling } from './already-public.tsx'

const mostQuoted = 3
const longestQuote = 120

/** Answers that the edition already holds, quoted while the question is written, with their source and validity. */
export const ReadyAnswers = (props: { readonly formKey: string; readonly question: string }) => {
  const words = text().form
  const { library } = useHall()
  const { documents } = useResembling(props.question)
  const [quoted, setQuoted] = useState<readonly LibraryDocument[]>([])
  useEffect(() => {
    let isCurrent = true
    const open = async () => {
      const opened = await Promise.all(documents.slice(0, mostQuoted).map(entry => library.open(entry.id)))
      if (isCurrent) setQuoted(opened.flatMap(each => (each ? [each.document] : [])))
    }
    void open()
    return () => {
      isCurrent = false
    }
  }, [library, documents])
  return (
    <div aria-live="polite">
      {quoted.length > 0 && (
        <section class="already-public">
          <h3>
            <Icon node={MessageSquareText} />
            {words.readyAnswers}
          </h3>
          {quoted.map(document => (
            <Quote key={document.id} document={document} />
          ))}
          <FoundIt formKey={props.formKey} words={words.foundAnswer} />
        </section>
      )}
    </div>
  )
}

const Quote = ({ document }: { readonly document: LibraryDocument }) => (
  <button type="button" class="quote" onClick={() => goTo({ name: 'reader', id: document.id, words: '' })}>
    <span>
      <strong lang="zh-CN">{document.title}</strong>
      <q lang="zh-CN">{quoteOf(document)}</q>
      <span class="hint">{sourceOf(document)}</span>
    </span>
    <span class="view">{text().form.view} ›</span>
  </button>
)

const quoteOf = (document: LibraryDocument): string => {
  const whole = document.kind === 'questionAndAnswer' ? document.body : document.summary || document.body
  const plain = whole.replace(/^[#>*\s-]+/gm, '').trim()
  return plain.length > longestQuote ? `${plain.slice(0, longestQuote)}…` : plain
}

const sourceOf = (document: LibraryDocument): string => {
  const { kinds, validity } = text()
  const binds = document.kind === 'policy' ? [validity[document.validity.state]] : []
  const number = document.kind === 'policy' && document.documentNumber ? [document.documentNumber.raw] : []
  const published = document.publishedOn ? [dateInWords(document.publishedOn)] : []
  return [kinds[document.kind], ...document.issuers, ...number, ...published, ...binds].join(' · ')
}
