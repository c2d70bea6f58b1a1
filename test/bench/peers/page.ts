import { flexSearch } from './flexsearch.ts'
import { miniSearch } from './minisearch.ts'
import { orama } from './orama.ts'
import type { LoadedPeer, Peer, PeerDocument } from './peer.ts'
import { sqlite } from './sqlite.ts'

/** What the bench asks of this page; a peer is named by its place in `names()`. */
export type PeersPage = {
  readonly names: () => string[]
  /**
   * Builds a peer's index from a JSON list of documents and keeps its bytes in the browser.
   * @throws when building takes too long, saying how far it came
   */
  readonly build: (index: number, documentsUrl: string) => Promise<{ indexBytes: number; buildMs: number }>
  /** Makes a kept index searchable; in a page of its own, so that nothing else is in memory. */
  readonly load: (index: number) => Promise<{ loadMs: number }>
  readonly search: (text: string, limit: number) => Promise<number[]>
  /** Milliseconds of each query for its first ten. */
  readonly time: (texts: string[]) => Promise<number[]>
}

declare global {
  interface Window {
    peers: PeersPage
  }
}

const peers: readonly Peer[] = [flexSearch, orama, sqlite, miniSearch]
const longestBuildMs = 150_000
const shown = 10

let loaded: LoadedPeer | null = null

const peerAt = (index: number): Peer => {
  const peer = peers[index]
  if (!peer) throw new Error(`there is no peer ${index}`)
  return peer
}

const searchable = (): LoadedPeer => {
  if (!loaded) throw new Error('no index is loaded')
  return loaded
}

const fileOf = async (index: number, create: boolean): Promise<FileSystemFileHandle> =>
  (await navigator.storage.getDirectory()).getFileHandle(`peer-${index}`, { create })

const keep = async (index: number, bytes: Uint8Array): Promise<void> => {
  const file = await (await fileOf(index, true)).createWritable()
  await file.write(new Uint8Array(bytes))
  await file.close()
}

const kept = async (index: number): Promise<Uint8Array> =>
  new Uint8Array(await (await (await fileOf(index, false)).getFile()).arrayBuffer())

window.peers = {
  names: () => peers.map(({ name, version }) => `${name} (${version})`),
  build: async (index, documentsUrl) => {
    const documents: readonly PeerDocument[] = await (await fetch(documentsUrl)).json()
    const started = performance.now()
    const bytes = await peerAt(index).build(documents, done => {
      if (done < documents.length && performance.now() - started > longestBuildMs)
        throw new Error(`after ${longestBuildMs / 1000} s ${done} of ${documents.length} documents had been taken in`)
    })
    const buildMs = performance.now() - started
    await keep(index, bytes)
    return { indexBytes: bytes.length, buildMs }
  },
  load: async index => {
    const bytes = await kept(index)
    const started = performance.now()
    loaded = await peerAt(index).load(bytes)
    return { loadMs: performance.now() - started }
  },
  search: async (text, limit) => [...(await searchable().search(text, limit))],
  time: async texts => {
    const times: number[] = []
    for (const text of texts) {
      const started = performance.now()
      await searchable().search(text, shown)
      times.push(performance.now() - started)
    }
    return times
  },
}
