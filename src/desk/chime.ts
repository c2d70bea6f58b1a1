const rate = 8_000
const notes = [
  { hertz: 880, from: 0 },
  { hertz: 660, from: 0.28 },
] as const
const seconds = 0.9

/** Two soft notes as a WAV file (8-bit mono), which ring when somebody at a terminal asks for a person. */
export const chime = (): Uint8Array<ArrayBuffer> => {
  const samples = Uint8Array.from({ length: rate * seconds }, (_, at) => 128 + Math.round(56 * loudness(at / rate)))
  const view = new DataView(new ArrayBuffer(44))
  for (const [at, word] of [
    [0, 'RIFF'],
    [8, 'WAVEfmt '],
    [36, 'data'],
  ] as const)
    for (const [index, letter] of [...word].entries()) view.setUint8(at + index, letter.charCodeAt(0))
  view.setUint32(4, 36 + samples.length, true)
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate, true)
  view.setUint16(32, 1, true)
  view.setUint16(34, 8, true)
  view.setUint32(40, samples.length, true)
  const file = new Uint8Array(44 + samples.length)
  file.set(new Uint8Array(view.buffer))
  file.set(samples, 44)
  return file
}

const loudness = (at: number): number =>
  notes.reduce((sum, { hertz, from }) => {
    const since = at - from
    return since < 0 ? sum : sum + 0.5 * Math.sin(2 * Math.PI * hertz * since) * Math.exp(-6 * since)
  }, 0)
