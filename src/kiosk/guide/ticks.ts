import { signal } from '@preact/signals'
import type { DocumentId } from '#domain/document.ts'

const ticked = signal<ReadonlySet<string>>(new Set())

const keyOf = (guide: DocumentId, material: number): string => `${guide} ${material}`

/** Whether the citizen has ticked a material of a guide off in this session; in memory alone, gone with it. */
export const isTicked = (guide: DocumentId, material: number): boolean => ticked.value.has(keyOf(guide, material))

export const switchTick = (guide: DocumentId, material: number): void => {
  const next = new Set(ticked.value)
  if (!next.delete(keyOf(guide, material))) next.add(keyOf(guide, material))
  ticked.value = next
}
