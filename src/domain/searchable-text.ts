import type { LibraryDocument } from './document.ts'

/** Everything of a document that a citizen may find it by, one passage a line; `bodyAt` is where its body begins. */
export type SearchableText = { readonly text: string; readonly bodyAt: number }

/**
 * The title is the first line, the summary the second, which may be empty; the body is the end. A document number stands
 * twice, as printed and without brackets, so that `清政办2025` is found.
 */
export const searchableText = (document: LibraryDocument): SearchableText => {
  const head = [
    document.title,
    document.summary,
    ...[
      ...ownLines(document),
      document.issuers.join(' '),
      document.keywords.join(' '),
      ...document.attachments.flatMap(attachment => [attachment.name, attachment.text]),
    ].filter(line => line !== ''),
    '',
  ].join('\n')
  return { text: head + document.body, bodyAt: head.length }
}

const ownLines = (document: LibraryDocument): readonly string[] => {
  switch (document.kind) {
    case 'policy':
      return [
        ...numberLines(document.documentNumber),
        document.indexNumber ?? '',
        document.captionNote,
        ...document.legalBasis,
      ]
    case 'guide':
      return [
        ...document.conditions,
        ...document.materials.map(material => `${material.name} ${material.note}`),
        ...document.steps.map(step => `${step.name} ${step.note}`),
        `${document.statutoryLimit} ${document.promisedLimit} ${document.fee}`,
        `${document.place} ${document.hours} ${document.phone}`,
        ...document.legalBasis,
      ]
    case 'questionAndAnswer':
      return document.legalBasis
    case 'interpretation':
      return [document.speakers.join(' ')]
    case 'notice':
      return []
  }
}

const numberLines = (number: { readonly raw: string; readonly normal: string } | null): readonly string[] =>
  number ? [number.raw, `${number.normal.replaceAll('|', '')}号`] : []
