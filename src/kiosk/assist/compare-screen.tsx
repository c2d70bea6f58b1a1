import type { LibraryDocument } from '#domain/document.ts'
import { GuideView } from '../guide/guide-view.tsx'
import { DocumentText } from '../reader/document-text.tsx'
import { noMarks } from '../reader/find-in-text.ts'
import { useDocument } from '../reader/use-document.ts'
import { BackHeadline } from '../ui/back-headline.tsx'
import type { Screen } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'

/** Two documents side by side, each scrolling by itself. */
export const CompareScreen = ({ at }: { readonly at: Extract<Screen, { name: 'compare' }> }) => (
  <div class="compare-page">
    <BackHeadline title={text().assist.compare} />
    <div class="compare">
      {at.ids.map(id => (
        <Side key={id} id={id} />
      ))}
    </div>
  </div>
)

const Side = ({ id }: { readonly id: LibraryDocument['id'] }) => {
  const opened = useDocument(id)
  const { reader } = text()
  if (opened === 'opening' || opened === null)
    return <p role="status">{opened === null ? reader.gone : reader.opening}</p>
  const { document, related } = opened
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard
    <section class="compare-side" tabIndex={0} aria-label={document.title}>
      {document.kind === 'guide' ? (
        <>
          <h2 lang="zh-CN">{document.title}</h2>
          <GuideView guide={document} related={related} />
        </>
      ) : (
        <DocumentText document={document} found={noMarks} current={null} />
      )}
    </section>
  )
}
