import type { ComponentChildren } from 'preact'
import type { CatalogEntry } from '#domain/catalog.ts'
import { dateInWords } from '../ui/dates.ts'
import { Dialog } from '../ui/dialog.tsx'
import { goTo } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'

/** A sheet at the foot of the screen that lists something of the open document. */
export const ListSheet = (props: {
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
}) => (
  <Dialog label={props.title} shape="sheet" onCancel={props.onClose}>
    <div class="dialog-head">
      <h2>{props.title}</h2>
      <button type="button" class="close" onClick={props.onClose}>
        {text().reader.close}
      </button>
    </div>
    {props.children}
  </Dialog>
)

/** Documents, each a way to itself. */
export const DocumentButtons = ({ documents }: { readonly documents: readonly CatalogEntry[] }) => (
  <ul>
    {documents.map(document => (
      <li key={document.id}>
        <DocumentButton document={document} />
      </li>
    ))}
  </ul>
)

const DocumentButton = ({ document }: { readonly document: CatalogEntry }) => {
  const { validity, publishedOn } = document
  const meta = [document.documentNumber, document.issuers.join('、'), publishedOn && dateInWords(publishedOn)]
  return (
    <button type="button" class="related-entry" onClick={() => goTo({ name: 'reader', id: document.id, words: '' })}>
      <span class="related-title" lang="zh-CN">
        {document.title}
      </span>
      <span class="related-meta">
        {validity && validity.state !== 'inForce' && (
          <span class="badge" data-tone={validity.state}>
            {text().validity[validity.state]}
          </span>
        )}
        {meta.filter(each => each).join(' · ')}
      </span>
    </button>
  )
}
