import type { LibraryDocument } from './document.ts'

/**
 * Everything of a document that a citizen may find it by, one passage a line; the title is the first line.
 * A document number stands twice, as printed and without brackets, so that `清政办2025` is found.
 */
export const searchableText = (document: LibraryDocument): string =>
  [document.title, ...ownLines(document), document.body, document.issuers.join(' '), document.keywords.join(' ')]
    .filter(line => line !== '')
    .join('\n')

const ownLines = (document: LibraryDocument): readonly string[] => {
  switch (document.kind) {
    case 'policy':
      return [...numberLines(document.documentNumber), document.captionNote, ...document.legalBasis]
    case 'guide':
      return [
        document.summary,
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
    case 'notice':
      return [document.summary]
  }
}

const numberLines = (number: { readonly raw: string; readonly normal: string } | null): readonly string[] =>
  number ? [number.raw, `${number.normal.replaceAll('|', '')}号`] : []
