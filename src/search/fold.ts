const folding = /[A-Z\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g

/**
 * Makes words comparable: full-width letters and digits to half width, capitals to small letters. One character stays
 * one character, so that a place in the folded text is the same place in the original; most Chinese texts come back
 * as they are, without a copy.
 */
export const fold = (text: string): string =>
  text.replace(folding, character => {
    const code = character.charCodeAt(0)
    return String.fromCharCode(code >= 0xff01 ? code - 0xfee0 : code).toLowerCase()
  })

/** A half of a rare character beyond the basic plane counts as a word character too. */
const wordCharacter = /[\p{Letter}\p{Number}\p{Surrogate}]/u
const known = new Int8Array(0x10000)

/** Whether a folded character is searched for; spaces, brackets and punctuation only separate. */
export const isWordCharacter = (code: number): boolean => {
  if (known[code] === 0) known[code] = wordCharacter.test(String.fromCharCode(code)) ? 1 : -1
  return known[code] === 1
}
