import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { type Catalog, catalogOf } from '#domain/catalog.ts'
import { dayInChina } from '#domain/civil-date.ts'
import type { LibraryDocument } from '#domain/document.ts'
import type { Chunk, EditionPlace, Manifest, Volume } from '#domain/edition.ts'
import { chunksOf } from '#domain/edition.ts'
import { searchableText } from '#domain/searchable-text.ts'
import { fold } from '#search/fold.ts'
import { buildGramIndex } from '#search/gram-index.ts'
import { buildNameIndex, isRankedByName, serialiseNameIndex } from '#search/name-index.ts'
import { textPacker } from '#search/packed-texts.ts'
import { findPhrases } from '#search/phrase-book.ts'
import type { AttachedFile } from './attachment.ts'
import { pinyinOf } from './pinyin.ts'

/** An edition (版次) in memory: its manifest and the bytes of each chunk by hash. Chunks that lie in the folder of the edition before are left out. */
export type Edition = { readonly manifest: Manifest; readonly chunks: ReadonlyMap<string, Uint8Array> }

/** What is printed. */
export type Copy = {
  readonly documents: readonly LibraryDocument[]
  readonly place: EditionPlace
  readonly files: readonly AttachedFile[]
  /** Milliseconds since 1970. */
  readonly printedAt: number
}

/** The edition before, as far as a new one builds on it. */
export type FormerEdition = {
  readonly manifest: Manifest
  readonly catalogs: readonly Catalog[]
  readonly phrases: readonly string[]
}

const documentsPerVolume = 8192
const documentsPerDetails = 500
const charactersPerTexts = 1_500_000

/** Prints an edition whole. The same copy gives the same bytes. */
export const printEdition = (copy: Copy): Edition => {
  const press = openPress()
  const documents = [...copy.documents.filter(isRankedByName), ...copy.documents.filter(each => !isRankedByName(each))]
  const phrases = findPhrases(documents.map(document => searchableText(document).text))
  const volumes = cut(documents, documentsPerVolume).map(part => press.volume(part, { phrases, isSupplement: false }))
  return finish(press, copy, volumes)
}

const mostSupplements = 8
const largestSupplement = 0.1

/**
 * Prints what has changed since an edition as a volume of its own, so that terminals fetch little; `null` where so much
 * has changed that the whole is better printed anew. Earlier supplements are bound into one when there are many.
 */
export const printSupplement = (former: FormerEdition, copy: Copy): Edition | null => {
  const press = openPress()
  const all = former.manifest.volumes.map((volume, index) => ({ volume, catalog: former.catalogs[index] }))
  const isFull = all.filter(({ volume }) => volume.isSupplement).length >= mostSupplements
  const kept = all.filter(({ volume }) => !(isFull && volume.isSupplement))
  const wanted = new Map(copy.documents.map(document => [document.id, printOf(document)]))
  const held = new Set<string>()
  const volumes = kept.flatMap(({ volume, catalog }): readonly Volume[] => {
    if (!catalog) return []
    const gone = new Set(volume.withdrawn)
    const withdrawn = catalog.ids.flatMap((id, number) => {
      const isCurrent = !gone.has(number) && wanted.get(id) === catalog.prints[number]
      if (isCurrent) held.add(id)
      return isCurrent ? [] : [number]
    })
    return [{ ...volume, withdrawn }]
  })
  const changed = copy.documents.filter(document => !held.has(document.id))
  const stale = volumes.reduce((sum, volume) => sum + volume.withdrawn.length, 0)
  if (changed.length + stale > copy.documents.length * largestSupplement) return null
  const supplements = cut(changed, documentsPerVolume).map(part =>
    press.volume(part, { phrases: former.phrases, isSupplement: true }),
  )
  return finish(press, copy, [...volumes, ...supplements])
}

const finish = (press: Press, copy: Copy, volumes: readonly Volume[]): Edition => {
  const { documents, printedAt, files } = copy
  const place = press.chunk(JSON.stringify(copy.place))
  const names = documents.flatMap(document => [document.title, ...document.keywords])
  const pinyin = press.chunk(JSON.stringify(pinyinOf([...names, ...copy.place.synonyms.map(each => each.everyday)])))
  const manifest = {
    format: 2 as const,
    printedAt: new Date(printedAt).toISOString(),
    counts: countKinds(documents),
    place,
    pinyin,
    volumes: [...volumes],
    files: files.map(file => press.file(file)),
  }
  const whole = sha256([...chunksOf(manifest).map(chunk => chunk.hash), JSON.stringify(volumes)].join('\n'))
  return { manifest: { ...manifest, version: `${dayInChina(printedAt)}.${whole.slice(0, 8)}` }, chunks: press.chunks }
}

type Press = ReturnType<typeof openPress>

const openPress = () => {
  const chunks = new Map<string, Uint8Array>()
  const keep = (bytes: Uint8Array): Chunk => {
    const hash = sha256(bytes)
    chunks.set(hash, bytes)
    return { hash, size: bytes.length }
  }
  const chunk = (content: string | Uint8Array) => keep(gzipSync(content, { level: 9 }))
  const volume = (
    documents: readonly LibraryDocument[],
    { phrases, isSupplement }: { readonly phrases: readonly string[]; readonly isSupplement: boolean },
  ): Volume => {
    const texts = documents.map(searchableText)
    const pack = textPacker(phrases)
    const packs = documents.map((_, number) => Math.floor(number / documentsPerDetails))
    return {
      documents: documents.length,
      isSupplement,
      withdrawn: [],
      catalog: chunk(
        JSON.stringify(
          catalogOf(documents, { prints: documents.map(printOf), packs, bodiesAt: texts.map(({ bodyAt }) => bodyAt) }),
        ),
      ),
      names: chunk(serialiseNameIndex(buildNameIndex(documents))),
      phrases: chunk(JSON.stringify(phrases)),
      grams: chunk(buildGramIndex(texts.map(({ text }) => fold(text)))),
      texts: stretches(texts.map(({ text }) => text)).map(([first, part]) => chunk(pack(part, first))),
      details: cut(
        documents.map(document => ({ ...document, body: '' })),
        documentsPerDetails,
      ).map(part => chunk(JSON.stringify(part))),
    }
  }
  return { chunks, chunk, volume, file: ({ bytes }: AttachedFile) => keep(bytes) }
}

const printOf = (document: LibraryDocument): string => sha256(JSON.stringify(document)).slice(0, 16)

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

const cut = <Item>(items: readonly Item[], length: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / length) }, (_, index) =>
    items.slice(index * length, (index + 1) * length),
  )

/** Stretches of texts of about a chunk's length, each with the number of its first. */
const stretches = (texts: readonly string[]): readonly (readonly [number, readonly string[]])[] => {
  const found: [number, string[]][] = []
  let room = 0
  texts.forEach((text, number) => {
    if (room < text.length) {
      found.push([number, []])
      room = charactersPerTexts
    }
    found.at(-1)?.[1].push(text)
    room -= text.length
  })
  return found
}

const countKinds = (documents: readonly LibraryDocument[]): Manifest['counts'] => {
  const counts = { policy: 0, guide: 0, interpretation: 0, notice: 0, questionAndAnswer: 0 }
  for (const { kind } of documents) counts[kind] += 1
  return counts
}
