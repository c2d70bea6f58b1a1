import type { LibraryDocument, Policy } from '#domain/document.ts'
import { dateInWords } from '../ui/dates.ts'
import { text } from '../ui/text/text.ts'

type Row = readonly [name: string, value: string | null]

/** The metadata block, in the order the national library prints it: 索引号, 主题分类, 发布机构, 体裁, 成文日期, 文号 … */
export const Facts = ({ document }: { readonly document: LibraryDocument }) => {
  const rows = document.kind === 'policy' ? policyRows(document) : otherRows(document)
  return (
    <section class="related">
      <h2>{text().reader.facts}</h2>
      <dl class="facts card">
        {rows.flatMap(([name, value]) =>
          value ? [<dt key={`${name} name`}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>] : [],
        )}
      </dl>
    </section>
  )
}

const policyRows = (policy: Policy): readonly Row[] => {
  const { reader, validity } = text()
  return [
    [reader.index, policy.indexNumber],
    [reader.theme, [policy.theme, policy.subtheme].filter(each => each).join(' / ')],
    [reader.issuers, policy.issuers.join('、')],
    [reader.genre, policy.genre],
    [reader.written, inWords(policy.writtenOn)],
    [reader.number, policy.documentNumber?.raw ?? null],
    [reader.published, inWords(policy.publishedOn)],
    [reader.validity, validity[policy.validity.state]],
    [reader.disclosure, policy.validity.state === 'unmarked' ? null : policy.disclosure],
    [reader.assembly, policy.assembly],
    [reader.audience, policy.audience.join('、')],
    [reader.effectiveOn, inWords(policy.effectiveOn)],
    [reader.expiresOn, inWords(policy.expiresOn)],
    [reader.source, policy.source],
    [reader.phone, policy.phone],
    [reader.basis, policy.legalBasis.join(';')],
    [reader.keywords, policy.keywords.join('、')],
  ]
}

const otherRows = (document: Exclude<LibraryDocument, Policy>): readonly Row[] => {
  const { reader } = text()
  return [
    [reader.theme, document.theme],
    [reader.issuers, document.issuers.join('、')],
    [reader.published, inWords(document.publishedOn)],
    [reader.closesOn, document.kind === 'notice' ? inWords(document.closesOn) : null],
    [reader.audience, document.kind === 'guide' ? null : document.audience.join('、')],
    [reader.source, document.source],
    [reader.basis, document.kind === 'questionAndAnswer' ? document.legalBasis.join(';') : null],
    [reader.keywords, document.keywords.join('、')],
  ]
}

const inWords = (date: Policy['writtenOn']): string | null => date && dateInWords(date)
