import type { CatalogEntry } from '#domain/catalog.ts'
import type { DocumentId, LibraryDocument } from '#domain/document.ts'
import type { EditionPlace, Manifest, OnRequestEntry } from '#domain/edition.ts'
import type { Relation } from '#domain/relation.ts'
import type { Answer, Tally } from '#search/engine.ts'
import type { Query } from '#search/query.ts'
import type { Suggestions } from '#search/suggest.ts'

/** Why the terminal does not take the intake's edition: it came damaged, could not be opened, or finds no room. */
export type EditionTrouble = 'corrupt' | 'unreadable' | 'noSpace'

/** How far the library is: nothing yet, titles to be found, every word to be found. */
export type LibraryStatus =
  | { readonly stage: 'starting' }
  | { readonly stage: 'empty'; readonly trouble: EditionTrouble | null }
  | {
      readonly stage: 'titles' | 'complete'
      readonly manifest: Pick<Manifest, 'version' | 'printedAt' | 'counts'>
      readonly place: EditionPlace
      /** Counts the steps of loading, so that a search can be asked again. */
      readonly step: number
      /** What is loaded stays in use meanwhile. */
      readonly trouble: EditionTrouble | null
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

/** What resembles a free description: public documents, and names from the catalogue of information on request. */
export type Resembling = {
  readonly documents: readonly CatalogEntry[]
  readonly onRequest: readonly OnRequestEntry[]
}

export type ToWorker =
  | { readonly kind: 'update' }
  /** Whether somebody uses the terminal; a newer edition takes its place only while nobody does. */
  | { readonly kind: 'use'; readonly isInUse: boolean }
  | { readonly kind: 'makeRoom'; readonly ticket: number }
  | { readonly kind: 'search'; readonly ticket: number; readonly query: Query }
  | { readonly kind: 'complete'; readonly ticket: number; readonly typed: string }
  | { readonly kind: 'similar'; readonly ticket: number; readonly text: string }
  | { readonly kind: 'open'; readonly ticket: number; readonly id: DocumentId }
  | { readonly kind: 'file'; readonly ticket: number; readonly hash: string }

export type FromWorker =
  | { readonly kind: 'status'; readonly status: LibraryStatus }
  | { readonly kind: 'roomMade'; readonly ticket: number }
  /** `null` when a newer search overtook this one or nothing is loaded yet. Counts follow every answer. */
  | { readonly kind: 'answer'; readonly ticket: number; readonly answer: Answer | null }
  | { readonly kind: 'counted'; readonly ticket: number; readonly counts: Tally | null }
  | { readonly kind: 'completed'; readonly ticket: number; readonly suggestions: Suggestions }
  | { readonly kind: 'similar'; readonly ticket: number; readonly resembling: Resembling }
  | { readonly kind: 'opened'; readonly ticket: number; readonly opened: OpenedDocument | null }
  | { readonly kind: 'file'; readonly ticket: number; readonly bytes: ArrayBuffer | null }
