import { type ReadonlySignal, signal } from '@preact/signals'
import type { CatalogEntry } from '#domain/catalog.ts'
import type { LibraryDocument } from '#domain/document.ts'
import type { ReceiptCode } from '#domain/receipt-code.ts'

/** A document that was set aside; of a guide with what it asks for. */
export type ListedDocument = { readonly entry: CatalogEntry; readonly materials: readonly string[] }

/** What was handed in during the session. */
export type ListedReceipt = { readonly code: ReceiptCode; readonly title: string; readonly submittedAt: string }

const documents = signal<readonly ListedDocument[]>([])
const receipts = signal<readonly ListedReceipt[]>([])

/** What the citizen set aside in this session (我的清单); in memory alone. */
export const listed: ReadonlySignal<readonly ListedDocument[]> = documents

export const listedReceipts: ReadonlySignal<readonly ListedReceipt[]> = receipts

export const isListed = (entry: Pick<CatalogEntry, 'id'>): boolean =>
  documents.value.some(each => each.entry.id === entry.id)

export const addToList = (entry: CatalogEntry, document: LibraryDocument): void => {
  if (isListed(entry)) return
  const materials = document.kind === 'guide' ? document.materials.map(({ name }) => name) : []
  documents.value = [...documents.value, { entry, materials }]
}

export const removeFromList = (entry: CatalogEntry): void => {
  documents.value = documents.value.filter(each => each.entry.id !== entry.id)
}

export const addReceipt = (receipt: ListedReceipt): void => {
  receipts.value = [...receipts.value, receipt]
}
