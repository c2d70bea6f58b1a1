import type { LibraryDocument } from '#domain/document.ts'
import { dateInWords } from '../ui/dates.ts'
import { text } from '../ui/text/text.ts'

/** The metadata block, in the order the national library prints it. */
export const Facts = ({ document }: { readonly document: LibraryDocument }) => {
  const { reader } = text()
  const policy = document.kind === 'policy' ? document : null
  const basis = 'legalBasis' in document ? document.legalBasis : []
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    [reader.index, policy?.indexNumber],
    [reader.theme, document.theme],
    [reader.issuers, document.issuers.join('、')],
    [reader.written, policy?.writtenOn ? dateInWords(policy.writtenOn) : null],
    [reader.number, policy?.documentNumber?.raw],
    [reader.published, document.publishedOn ? dateInWords(document.publishedOn) : null],
    [reader.phone, policy?.phone],
    [reader.basis, document.kind === 'guide' ? null : basis.join(';')],
  ]
  return (
    <section class="related">
      <h2>{reader.facts}</h2>
      <dl class="facts card">
        {rows.flatMap(([name, value]) =>
          value ? [<dt key={`${name} name`}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>] : [],
        )}
      </dl>
    </section>
  )
}
