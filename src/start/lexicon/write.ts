import { type ModelName, modelNames } from '#kiosk/input/pinyin/lexicon.ts'
import { joinSections, toVarints } from '#kiosk/input/sections.ts'
import type { Classes, Estimated } from './estimate.ts'
import type { Spelling } from './spell.ts'

/** Everything that goes into the lexicon's file; the words in the order of their numbers. */
export type Printed = {
  readonly words: readonly string[]
  readonly spelling: Spelling
  readonly models: Readonly<Record<ModelName, Estimated>>
  readonly classes: Classes
  /** Lines as `openNameModel` reads them. */
  readonly names: readonly string[]
}

/** The file that `openLexicon` opens. */
export const lexiconBytes = ({ words, spelling, models, classes, names }: Printed): Uint8Array<ArrayBuffer> => {
  const text = (value: string) => new TextEncoder().encode(value)
  const numbers = new Map(words.map((word, number) => [word, number]))
  const choice = (word: string, read: readonly string[]) =>
    [...word].map((character, at) => {
      const chosen = spelling.ofCharacter.get(character)?.indexOf(read[at] ?? '') ?? -1
      if (chosen < 0) throw new Error(`${word} is read as ${read.join(' ')}, which ${character} is not`)
      return chosen
    })
  const readings = [...spelling.ofCharacter].map(([character, read]) => [character, ...read].join(' '))
  return joinSections({
    syllables: text(spelling.syllables.join(' ')),
    readings: text(readings.join('\n')),
    words: text(words.join('')),
    lengths: Uint8Array.from(words, word => word.length),
    choices: Uint8Array.from(words.flatMap(word => choice(word, spelling.ofWord.get(word) ?? []))),
    others: toVarints(
      spelling.others.flatMap(({ word, read, cost }) => [numbers.get(word) ?? 0, cost, ...choice(word, read)]),
    ),
    classes: classes.of,
    names: text(names.join('\n')),
    ...Object.assign({}, ...modelNames.map(name => modelSections(name, models[name]))),
  })
}

const modelSections = (name: ModelName, { alone, backOff, followers, classCosts }: Estimated) => ({
  [`${name}.alone`]: alone,
  [`${name}.backOff`]: backOff,
  [`${name}.classCosts`]: new Uint8Array(classCosts.buffer),
  [`${name}.counts`]: toVarints(followers.map(each => each.length)),
  [`${name}.followers`]: toVarints(
    followers.flatMap(each => each.map(({ word }, at) => word - (at > 0 ? (each[at - 1]?.word ?? 0) : 0))),
  ),
  [`${name}.costs`]: Uint8Array.from(followers.flatMap(each => each.map(({ cost }) => cost))),
})
