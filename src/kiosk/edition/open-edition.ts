import type { CivilDate } from '#domain/civil-date.ts'
import { chunksOf, type EditionPlace, type Manifest, type Volume } from '#domain/edition.ts'
import { type LoadedVolume, openLibrary, reopenVolume, type SearchableLibrary } from '#search/library.ts'
import type { StrictStore } from '../terminal/strict-store.ts'
import { loadChunk } from './edition-store.ts'
import { BrokenEdition, bookOpener, loadBodies, loadCatalog, loadNames, loadPinyin, loadPlace } from './load-edition.ts'

/** An edition as far as it is open. */
export type OpenEdition = {
  readonly manifest: Manifest
  readonly place: EditionPlace
  readonly library: SearchableLibrary
  /** Volumes whose every word is found. */
  readonly whole: number
}

/**
 * Opens an edition step by step: the titles of what binds, all titles, what ranks them, then the texts volume by volume.
 * Volumes that the edition before shared are taken over, not loaded again.
 * @param tell hears of each step, so that a search can answer early
 * @throws BrokenEdition where a chunk is absent or damaged
 */
export const openEdition = async (
  store: StrictStore,
  manifest: Manifest,
  more: {
    readonly today: CivilDate
    readonly before: OpenEdition | undefined
    readonly tell: (edition: OpenEdition) => void
  },
): Promise<OpenEdition> => {
  const place = await loadPlace(store, manifest)
  const pinyin = await loadPinyin(store, manifest)
  const vocabulary = { synonyms: place.synonyms, terms: place.terms, pinyin }
  const volumes: LoadedVolume[] = []
  const step = (): OpenEdition => {
    const whole = volumes.filter(volume => volume.bodies !== null).length
    const edition = { manifest, place, library: openLibrary([...volumes], vocabulary), whole }
    more.tell(edition)
    return edition
  }
  for (const volume of manifest.volumes) {
    volumes.push(takenOver(more, volume) ?? (await loadCatalog(store, volume, more.today)))
    if (volumes.length === 1 && manifest.volumes.length > 1) step()
  }
  const edition = step()
  const bookOf = bookOpener(store)
  const loading = manifest.volumes.flatMap((volume, index) => {
    const into = volumes[index]
    return into && !into.bodies ? [{ volume, into }] : []
  })
  for (const { volume, into } of loading) await loadNames(store, volume, into)
  let current = edition
  for (const { volume, into } of loading) {
    await loadBodies(store, volume, { into, bookOf })
    current = { ...current, whole: current.whole + 1 }
    more.tell(current)
  }
  return current
}

/** Whether every word of the edition is found. */
export const isWhole = ({ manifest, whole }: OpenEdition): boolean => whole === manifest.volumes.length

/** Looks at every chunk of an edition, those too that are read only when a document is opened. @throws BrokenEdition */
export const checkChunks = async (store: StrictStore, manifest: Manifest): Promise<void> => {
  for (const chunk of chunksOf(manifest))
    if (!(await loadChunk(store, chunk))) throw new BrokenEdition(`chunk ${chunk.hash} is absent or damaged`)
}

const takenOver = (
  { before, today }: { readonly before: OpenEdition | undefined; readonly today: CivilDate },
  volume: Volume,
): LoadedVolume | undefined => {
  const index = before?.manifest.volumes.findIndex(each => printOf(each) === printOf(volume)) ?? -1
  const former = before?.library.volumes[index]
  return former && reopenVolume(former, volume.withdrawn, today)
}

/** What a volume is printed as, whatever is withdrawn from it. */
const printOf = (volume: Volume): string => JSON.stringify({ ...volume, withdrawn: [] })
