/** Every plaintext is padded to a multiple of this many bytes, so that its length tells little. */
const paddingStep = 1024

/** A 1 byte after the text, then zeros. */
export const pad = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const padded = new Uint8Array(Math.ceil((bytes.length + 1) / paddingStep) * paddingStep)
  padded.set(bytes)
  padded[bytes.length] = 1
  return padded
}

/** @throws where there is no padding */
export const unpad = (padded: Uint8Array): Uint8Array => {
  const end = padded.lastIndexOf(1)
  if (end < 0 || padded.length % paddingStep !== 0) throw new Error('what was sealed is not padded')
  return padded.subarray(0, end)
}
