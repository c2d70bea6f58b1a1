import { sendErrors } from '../terminal/seen-errors.ts'
import { openRecogniser } from './handwriting/recogniser.ts'
import { readInk } from './handwriting/write-together.ts'
import type { FromInput, ToInput } from './messages.ts'
import { candidatesFor, followersOf } from './pinyin/candidates.ts'
import { syllableTable } from './pinyin/lattice.ts'
import { openLexicon } from './pinyin/lexicon.ts'
import { noPlaceWords, type PlaceWords, withPlaceWords } from './pinyin/place-words.ts'
import { lastWordOf, wordsByText } from './pinyin/words-by-text.ts'
import { charactersFor, openStrokeTable } from './strokes/stroke-table.ts'

sendErrors()

const sentenceCount = 5
const characterCount = 40
const inkCount = 16

/** Loads once what was asked for; after a failure the next question loads again. */
const once = <Value>(load: () => Promise<Value>): (() => Promise<Value>) => {
  let loading: Promise<Value> | undefined
  return () => {
    loading ??= load().catch(error => {
      loading = undefined
      throw error
    })
    return loading
  }
}

const unpacked = async (name: string): Promise<Uint8Array> => {
  const answer = await fetch(`/input/${name}.gz`)
  if (!answer.ok || !answer.body) throw new Error(`/input/${name}.gz: ${answer.status}`)
  const stream = answer.body.pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

let place: PlaceWords = noPlaceWords
const printedLexicon = once(() => unpacked('lexicon'))
const openSpeller = async () => {
  const lexicon = withPlaceWords(openLexicon(await printedLexicon()), place)
  return { lexicon, table: syllableTable(lexicon.syllables), find: wordsByText(lexicon) }
}
let speller = once(openSpeller)
/** Whether a text is a word, as far as the words have been loaded. */
let isWord = (_: string): boolean => false
const loadWords = () =>
  void speller().then(
    ({ find }) => {
      isWord = text => text.length > 1 && find(text) >= 0
    },
    error => console.error('词库没有读出来', error),
  )
const recogniser = once(async () => openRecogniser(await unpacked('handwriting')))
const strokeTable = once(async () => openStrokeTable(new TextDecoder().decode(await unpacked('strokes'))))

const send = (message: FromInput) => postMessage(message)

const answer = async (message: Exclude<ToInput, { kind: 'knowPlace' }>): Promise<FromInput> => {
  const { ticket } = message
  switch (message.kind) {
    case 'spell': {
      const { find, ...spelling } = await speller()
      const before = lastWordOf(spelling.lexicon, find, message.before)
      return { kind: 'spelt', ticket, answer: candidatesFor(spelling, { ...message, before }, sentenceCount) }
    }
    case 'goOn': {
      const { lexicon, find } = await speller()
      return { kind: 'texts', ticket, answer: followersOf(lexicon, lastWordOf(lexicon, find, message.before)) }
    }
    case 'count':
      return { kind: 'texts', ticket, answer: charactersFor(await strokeTable(), message.strokes, characterCount) }
    case 'read':
      loadWords()
      return { kind: 'texts', ticket, answer: readInk(await recogniser(), message.ink, { count: inkCount, isWord }) }
  }
}

addEventListener('message', ({ data: message }: MessageEvent<ToInput>) => {
  if (message.kind === 'knowPlace') {
    place = message.words
    speller = once(openSpeller)
    return
  }
  void answer(message).then(send, (error: unknown) => {
    console.error('输入法的文件没有读出来', error)
    send({ kind: 'failed', ticket: message.ticket })
  })
})
