/** A document as every peer gets it: already folded; its id is its place in the list. */
export type PeerDocument = {
  readonly title: string
  readonly documentNumber: string
  readonly keywords: string
  readonly summary: string
  readonly body: string
}

/** A search library, configured as its documentation recommends for Chinese. */
export type Peer = {
  /** As it should be printed, with how it is configured. */
  readonly name: string
  readonly version: string
  /** Builds the index and gives it back as bytes, as an application would store it. */
  readonly build: (documents: readonly PeerDocument[], report: (done: number) => void) => Promise<Uint8Array>
  /** Makes stored bytes searchable. */
  readonly load: (bytes: Uint8Array) => Promise<LoadedPeer>
}

export type LoadedPeer = {
  /** Ids of everything found, best first, at most `limit`. */
  readonly search: (text: string, limit: number) => Promise<readonly number[]>
}
