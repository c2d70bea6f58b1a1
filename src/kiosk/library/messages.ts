import type { DocumentId, LibraryDocument } from '#domain/document.ts'
import type { CatalogEntry, EditionPlace, Manifest } from '#domain/edition.ts'
import type { Relation } from '#domain/relation.ts'
import type { Answer, Query } from '#search/engine.ts'

/** How far the library is: nothing yet, titles to be found, every word to be found. */
export type LibraryStatus =
  | { readonly stage: 'starting' }
  | { readonly stage: 'empty' }
  | {
      readonly stage: 'titles' | 'complete'
      readonly manifest: Manifest
      readonly place: EditionPlace
      /** Columns that have content. */
      readonly columns: readonly string[]
      /** The words that most documents name themselves by, to be touched instead of typed. */
      readonly terms: readonly string[]
      /** The intake's edition came damaged and was not taken. */
      readonly wasCorrupt: boolean
    }

/** A document bound to another, seen from the one that is open. */
export type Related = {
  readonly kind: Relation['kind']
  /** `out`: the open document says it of the other; `in`: the other says it of this one. */
  readonly direction: 'out' | 'in'
  readonly entry: CatalogEntry
}

export type OpenedDocument = {
  readonly document: LibraryDocument
  readonly entry: CatalogEntry
  readonly related: readonly Related[]
}

export type ToWorker =
  | { readonly kind: 'update' }
  | { readonly kind: 'search'; readonly ticket: number; readonly query: Query }
  | { readonly kind: 'suggest'; readonly ticket: number; readonly text: string }
  | { readonly kind: 'open'; readonly ticket: number; readonly id: DocumentId }

export type FromWorker =
  | { readonly kind: 'status'; readonly status: LibraryStatus }
  | { readonly kind: 'answer'; readonly ticket: number; readonly answer: Answer | null }
  | { readonly kind: 'suggested'; readonly ticket: number; readonly entries: readonly CatalogEntry[] }
  | { readonly kind: 'opened'; readonly ticket: number; readonly opened: OpenedDocument | null }
