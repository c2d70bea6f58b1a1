import type { LibraryDocument } from '#domain/document.ts'
import type { SubmissionKind } from '#domain/submission-kind.ts'
import type { PlaceHere } from '../terminal/hall.ts'
import { openForm } from './draft.ts'

/** Opens a form about a document, addressed to the organ that issued it. Nothing happens where the place has no such form. */
export const openFormAbout = (here: PlaceHere, kind: SubmissionKind, document: LibraryDocument): void => {
  const form = here.forms.find(each => each.kind === kind)
  if (!form) return
  const documentNumber = document.kind === 'policy' ? (document.documentNumber?.raw ?? null) : null
  openForm(form, {
    about: { id: document.id, title: document.title, documentNumber },
    answers: issuerOf(here, document),
  })
}

/** Asks for what a document leaves open. A request is about information, not about the document that led there. */
export const requestMore = (here: PlaceHere, description: string, document?: LibraryDocument): void => {
  const form = here.forms.find(each => each.kind === 'disclosureRequest')
  if (form) openForm(form, { answers: { description, ...(document ? issuerOf(here, document) : {}) } })
}

const issuerOf = ({ place }: PlaceHere, document: LibraryDocument): Readonly<Record<string, string>> => {
  const organ = place.organs.find(each => document.issuers.includes(each.name))
  return organ ? { organ: organ.id } : {}
}
