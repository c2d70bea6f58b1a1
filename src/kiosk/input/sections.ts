/** Named stretches of bytes in one file, as the input's artefacts in `public/input/` are kept. */
export type Sections = Readonly<Record<string, Uint8Array>>

/** Joins sections: the length of a JSON head as four bytes, the head (`{ name: length }`), then every section in turn. */
export const joinSections = (sections: Sections): Uint8Array<ArrayBuffer> => {
  const lengths = Object.fromEntries(Object.entries(sections).map(([name, bytes]) => [name, bytes.length]))
  const head = new TextEncoder().encode(JSON.stringify(lengths))
  const total = Object.values(lengths).reduce((sum, length) => sum + length, 4 + head.length)
  const joined = new Uint8Array(total)
  new DataView(joined.buffer).setUint32(0, head.length)
  joined.set(head, 4)
  let at = 4 + head.length
  for (const bytes of Object.values(sections)) {
    joined.set(bytes, at)
    at += bytes.length
  }
  return joined
}

/** @throws when a section is asked for that the file does not have */
export const splitSections = (joined: Uint8Array): ((name: string) => Uint8Array) => {
  const length = new DataView(joined.buffer, joined.byteOffset).getUint32(0)
  const head = JSON.parse(new TextDecoder().decode(joined.subarray(4, 4 + length))) as Readonly<Record<string, number>>
  const sections = new Map<string, Uint8Array>()
  let at = 4 + length
  for (const [name, size] of Object.entries(head)) {
    sections.set(name, joined.subarray(at, at + size))
    at += size
  }
  return name => {
    const bytes = sections.get(name)
    if (!bytes) throw new Error(`the file has no section ${name}`)
    return bytes
  }
}

/** Whole numbers from 0 to 2³²−1, the small ones in one byte each. */
export const toVarints = (numbers: Iterable<number>): Uint8Array => {
  const bytes: number[] = []
  for (const number of numbers) {
    let rest = number
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
    bytes.push(rest)
  }
  return Uint8Array.from(bytes)
}

/** Reads what `toVarints` wrote; as many numbers as there are, or as `into` has room for. */
export const fromVarints = (bytes: Uint8Array, into: Uint32Array): Uint32Array => {
  let at = 0
  for (let index = 0; index < into.length; index += 1) {
    let number = 0
    let scale = 1
    let byte = bytes[at++] ?? 0
    for (; byte > 127; byte = bytes[at++] ?? 0) {
      number += (byte - 128) * scale
      scale *= 128
    }
    into[index] = number + byte * scale
  }
  return into
}
