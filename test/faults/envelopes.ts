import {
  type Envelope,
  type SubmissionHeader,
  type SubmissionId,
  type Suite,
  sealedHeader,
  suites,
} from '#domain/submission.ts'
import { randomNumbers } from '#press/synthetic.ts'
import { fromBase64Url, toBase64Url } from '#sealing/encoding.ts'
import { makeSealingKeys, open, seal } from '#sealing/sealer.ts'
import type { SealingPair } from '#sealing/suite.ts'
import type { RunOptions } from '../run-named.ts'

const usualTrials = 100_000
const envelopesEach = 40

type Sample = {
  readonly suite: Suite
  readonly keys: SealingPair
  readonly otherKeys: readonly SealingPair[]
  readonly envelopes: readonly Envelope[]
}
type Next = () => number

/**
 * Corrupts one envelope a trial, of either suite in turn: bits, characters and lengths of what is sealed, any field of
 * the header, parts of another envelope, another key. None may open; and every envelope that nobody touched must.
 */
export const faultsEnvelopes = async ({ count }: RunOptions): Promise<Readonly<Record<string, unknown>>> => {
  const trials = count ?? usualTrials
  const next = randomNumbers(trials)
  const samples = await Promise.all(suites.map(makeSample))
  const tally = new Map<string, { trials: number; accepted: number }>()
  for (let trial = 0; trial < trials; trial += 1) {
    const sample = pick(samples, trial)
    const [name, corrupt] = pick(corruptions, Math.floor(next() * corruptions.length))
    const counted = tally.get(`${sample.suite} ${name}`) ?? { trials: 0, accepted: 0 }
    counted.trials += 1
    if (await doesOpen(await corrupt(sample, next))) counted.accepted += 1
    tally.set(`${sample.suite} ${name}`, counted)
  }
  return {
    trials,
    accepted: [...tally.values()].reduce((sum, each) => sum + each.accepted, 0),
    untouchedRefused: await countRefused(samples),
    suites: Object.fromEntries(suites.map(suite => [suite, ofSuite(tally, suite)])),
  }
}

const ofSuite = (tally: ReadonlyMap<string, { readonly trials: number; readonly accepted: number }>, suite: Suite) =>
  Object.fromEntries(
    [...tally].filter(([name]) => name.startsWith(suite)).map(([name, each]) => [name.slice(suite.length + 1), each]),
  )

/** What is tried: an envelope, and the key and suite that it is opened with. */
type Try = { readonly suite: Suite; readonly privateKey: string; readonly envelope: Envelope }

const doesOpen = async ({ suite, privateKey, envelope }: Try): Promise<boolean> => {
  try {
    await open({ suite, privateKey }, sealedHeader(envelope), envelope)
    return true
  } catch {
    return false
  }
}

const countRefused = async (samples: readonly Sample[]): Promise<number> => {
  const opened = await Promise.all(
    samples.flatMap(({ suite, keys, envelopes }) =>
      envelopes.map(envelope => doesOpen({ suite, privateKey: keys.privateKey, envelope })),
    ),
  )
  return opened.filter(does => !does).length
}

const pick = <Value>(values: readonly Value[], at: number): Value => {
  const value = values[at % values.length]
  if (value === undefined) throw new RangeError('nothing to pick from')
  return value
}
const anyOf = <Value>(values: readonly Value[], next: Next): Value => pick(values, Math.floor(next() * values.length))

/** A corruption of one of a sample's envelopes, opened with the right key. */
const changing =
  (change: (envelope: Envelope, next: Next) => Partial<Envelope>) =>
  async ({ suite, keys, envelopes }: Sample, next: Next): Promise<Try> => {
    const envelope = anyOf(envelopes, next)
    return { suite, privateKey: keys.privateKey, envelope: { ...envelope, ...change(envelope, next) } }
  }

const sealedParts = ['encapsulated', 'ciphertext'] as const

const flipBit = (text: string, next: Next): string => {
  const bytes = fromBase64Url(text)
  const bit = Math.floor(next() * bytes.length * 8)
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return toBase64Url(bytes)
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Another character somewhere, the last one too, of which not every bit counts. */
const changeCharacter = (text: string, next: Next): string => {
  const at = next() < 0.2 ? text.length - 1 : Math.floor(next() * text.length)
  const other = anyOf(
    [...alphabet].filter(each => each !== text[at]),
    next,
  )
  return text.slice(0, at) + other + text.slice(at + 1)
}

const cut = (text: string, next: Next): string =>
  next() < 0.5
    ? text.slice(0, Math.floor(next() * text.length))
    : text.slice(1 + Math.floor(next() * (text.length - 1)))

/** For each field of the header, values that are valid and may be another's. */
const otherHeaders: readonly ((header: SubmissionHeader) => Partial<SubmissionHeader>)[] = [
  header => ({ suite: suites[header.suite === suites[0] ? 1 : 0] }),
  () => ({ id: crypto.randomUUID() as SubmissionId }),
  header => ({ lookup: header.lookup.startsWith('A') ? `B${header.lookup.slice(1)}` : `A${header.lookup.slice(1)}` }),
  header => ({ keyId: `${header.keyId}0` }),
  header => ({ kind: header.kind === 'letter' ? 'question' : 'letter' }),
  header => ({ organ: header.organ === null ? 'education' : null }),
  header => ({ terminal: `${header.terminal}0` }),
  header => ({ submittedAt: new Date(Date.parse(header.submittedAt) + 86_400_000).toISOString() }),
  header => ({ clock: header.clock === 'sure' ? 'unsure' : 'sure' }),
  header => ({ writtenBy: header.writtenBy === 'staff' ? 'applicant' : 'staff' }),
  header => ({ receiptBasis: header.receiptBasis === 'inPerson' ? 'bothConfirm' : 'inPerson' }),
  header => ({ promisedWorkingDays: (header.promisedWorkingDays ?? 0) + 1 }),
]

type Corruption = readonly [string, (sample: Sample, next: Next) => Promise<Try>]

const corruptions: readonly Corruption[] = [
  ...sealedParts.flatMap((part): readonly Corruption[] => [
    [`${part}: a bit flipped`, changing((envelope, next) => ({ [part]: flipBit(envelope[part], next) }))],
    [`${part}: a character changed`, changing((envelope, next) => ({ [part]: changeCharacter(envelope[part], next) }))],
    [`${part}: cut`, changing((envelope, next) => ({ [part]: cut(envelope[part], next) }))],
  ]),
  ['header: a field changed', changing((envelope, next) => anyOf(otherHeaders, next)(envelope))],
  [
    'parts of another envelope',
    async (sample, next) => {
      const at = Math.floor(next() * sample.envelopes.length)
      const [mine, other] = [pick(sample.envelopes, at), pick(sample.envelopes, at + 1)]
      const taken = anyOf<Partial<Envelope>>(
        [
          { encapsulated: other.encapsulated },
          { ciphertext: other.ciphertext },
          { encapsulated: other.encapsulated, ciphertext: other.ciphertext },
        ],
        next,
      )
      return { suite: sample.suite, privateKey: sample.keys.privateKey, envelope: { ...mine, ...taken } }
    },
  ],
  [
    'another key',
    async ({ suite, otherKeys, envelopes }, next) => ({
      suite,
      privateKey: anyOf(otherKeys, next).privateKey,
      envelope: anyOf(envelopes, next),
    }),
  ],
]

const makeSample = async (suite: Suite): Promise<Sample> => {
  const keys = await makeSealingKeys(suite)
  const otherKeys = await Promise.all(Array.from({ length: envelopesEach }, () => makeSealingKeys(suite)))
  const envelopes = await Promise.all(
    Array.from({ length: envelopesEach }, async (_, number): Promise<Envelope> => {
      const header: SubmissionHeader = {
        format: 2,
        suite,
        id: crypto.randomUUID() as SubmissionId,
        lookup: toBase64Url(crypto.getRandomValues(new Uint8Array(32))),
        keyId: 'desk-1',
        kind: 'disclosureRequest',
        organ: number % 2 === 0 ? 'civil-affairs' : null,
        terminal: 'hall-1',
        submittedAt: '2026-11-21T00:59:00.000Z',
        clock: 'sure',
        writtenBy: 'applicant',
        receiptBasis: 'bothConfirm',
        promisedWorkingDays: null,
      }
      const sealed = await seal(
        { suite, publicKey: keys.publicKey },
        sealedHeader(header),
        `第${number}份申请`.repeat(20),
      )
      return { ...header, ...sealed }
    }),
  )
  return { suite, keys, otherKeys, envelopes }
}
