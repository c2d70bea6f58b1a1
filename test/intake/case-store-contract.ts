import { beforeEach, describe, expect, test } from 'vitest'
import type { CaseEvent } from '#domain/case.ts'
import type { CivilDate } from '#domain/civil-date.ts'
import type { SubmissionId } from '#domain/submission.ts'
import type { CaseStore, LogEntry, RecordedSubmission, Tally } from '#intake/store/case-store.ts'
import { digestText } from '#sealing/encoding.ts'
import { headerOf } from './sealed-samples.ts'

/** A kind of case store, and how to look behind it. */
export type StoreUnderTest = {
  /** A place where nothing is kept yet: a file, a database. */
  readonly newPlace: () => Promise<string>
  /** Opens what is kept at a place; the contract closes it. */
  readonly open: (place: string) => Promise<CaseStore>
  /** Every text kept under an id, the first one first. */
  readonly wiresOf: (place: string, id: SubmissionId) => Promise<readonly string[]>
  /** Every value of every table, as text. */
  readonly everythingIn: (place: string) => Promise<string>
}

/** A submission as the intake hands it over, with a digest of its very text. */
export const submissionOf = async (change: {
  readonly number: number
  readonly words?: string
  readonly recordedAt?: string
}): Promise<RecordedSubmission> => {
  const { number, words = 'sealed', recordedAt = '2026-11-21T01:00:00.000Z' } = change
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as SubmissionId
  const header = headerOf(id, await digestText(`code ${number}`))
  const wire = JSON.stringify({ ...header, encapsulated: 'AA', ciphertext: words })
  const receipt = { submissionId: id, digest: await digestText(wire), recordedAt, keyId: 'receipts-1', signature: 's' }
  return { id, header, wire, receipt }
}

const received: CaseEvent = { kind: 'received', on: '2026-11-21' as CivilDate }
const entry = (by: string, event: CaseEvent | null = received): LogEntry => ({
  at: '2026-11-21T02:00:00.000Z',
  by,
  event,
  sealedNote: null,
  sealedReply: null,
})

/** What everybody who keeps cases owes the intake and the desk. */
export const caseStoreContract = (name: string, { newPlace, open, wiresOf, everythingIn }: StoreUnderTest) => {
  let place = ''
  beforeEach(async () => {
    place = await newPlace()
  })
  const within = async <Result>(work: (store: CaseStore) => Promise<Result>): Promise<Result> => {
    const store = await open(place)
    try {
      return await work(store)
    } finally {
      await store.close()
    }
  }
  const numbers = (store: CaseStore) => store.list().then(files => files.map(file => file.caseNumber))

  describe(`${name} records a submission`, () => {
    test('once, and gives the first receipt again for the same bytes', () =>
      within(async store => {
        const first = await submissionOf({ number: 1 })
        const resent = await submissionOf({ number: 1, recordedAt: '2026-11-25T01:00:00.000Z' })
        expect(await store.record(first)).toEqual({ kind: 'recorded', receipt: first.receipt })
        expect(await store.record(resent)).toEqual({ kind: 'again', receipt: first.receipt })
        expect(await store.list()).toHaveLength(1)
      }))

    test('and refuses other bytes under its id, and keeps both', () =>
      within(async store => {
        const first = await submissionOf({ number: 1 })
        const other = await submissionOf({ number: 1, words: 'other' })
        await store.record(first)
        expect(await store.record(other)).toEqual({ kind: 'conflict' })
        expect(await store.record(other)).toEqual({ kind: 'conflict' })
        expect((await store.findById(first.id))?.wire).toBe(first.wire)
        expect(await wiresOf(place, first.id)).toEqual([first.wire, other.wire])
      }))

    test('and still knows the first bytes after a conflict', () =>
      within(async store => {
        const first = await submissionOf({ number: 1 })
        await store.record(first)
        await store.record(await submissionOf({ number: 1, words: 'other' }))
        expect(await store.record(first)).toEqual({ kind: 'again', receipt: first.receipt })
      }))

    test('in one row when many terminals send the same id at once', async () => {
      const stores = await Promise.all(Array.from({ length: 4 }, () => open(place)))
      const same = await submissionOf({ number: 1 })
      const recordings = await Promise.all(
        Array.from({ length: 40 }, (_, index) => stores[index % stores.length]?.record(same)),
      )
      expect(recordings.filter(recording => recording?.kind === 'recorded')).toHaveLength(1)
      expect(recordings.filter(recording => recording?.kind === 'again')).toHaveLength(39)
      expect(await stores[0]?.list()).toHaveLength(1)
      for (const store of stores) await store.close()
    })
  })

  describe(`${name} shares one transaction among those that come at once`, () => {
    const many = (count: number) => Promise.all(Array.from({ length: count }, (_, number) => submissionOf({ number })))

    test('and gives each its own row, number and receipt', () =>
      within(async store => {
        const submissions = await many(300)
        const recordings = await Promise.all(submissions.map(each => store.record(each)))
        expect(recordings).toEqual(submissions.map(({ receipt }) => ({ kind: 'recorded', receipt })))
        expect((await numbers(store)).toSorted()).toEqual(
          submissions.map((_, index) => `2026-${String(index + 1).padStart(5, '0')}`),
        )
      }))

    test('and tells the same again and other bytes apart within it', () =>
      within(async store => {
        const [one, other] = [await submissionOf({ number: 1 }), await submissionOf({ number: 1, words: 'other' })]
        const recordings = await Promise.all([one, other, one, other].map(each => store.record(each)))
        expect(recordings.map(recording => recording.kind)).toEqual(['recorded', 'conflict', 'again', 'conflict'])
        expect(await wiresOf(place, one.id)).toEqual([one.wire, other.wire])
      }))

    test('and fails nobody for a neighbour that cannot be kept', () =>
      within(async store => {
        const [good, last] = [await submissionOf({ number: 1 }), await submissionOf({ number: 3 })]
        const bad = await submissionOf({ number: 2 })
        const poison = {
          ...bad,
          wire: null as unknown as string,
          receipt: { ...bad.receipt, recordedAt: null as never },
        }
        const recordings = await Promise.allSettled([good, poison, last].map(each => store.record(each)))
        expect(recordings.map(recording => recording.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
        expect(await numbers(store)).toEqual(['2026-00001', '2026-00002'])
      }))
  })

  describe(`${name} numbers cases`, () => {
    test('one after another, and anew each year', () =>
      within(async store => {
        const days = ['2026-11-21', '2026-11-22', '2027-01-05', '2026-12-01', '2027-01-06']
        for (const [index, day] of days.entries())
          await store.record(await submissionOf({ number: index, recordedAt: `${day}T01:00:00.000Z` }))
        expect(await numbers(store)).toEqual(['2026-00001', '2026-00002', '2026-00003', '2027-00001', '2027-00002'])
      }))

    test('without a gap where the same came again or other bytes were refused', () =>
      within(async store => {
        await store.record(await submissionOf({ number: 1 }))
        await store.record(await submissionOf({ number: 1 }))
        await store.record(await submissionOf({ number: 1, words: 'other' }))
        await store.record(await submissionOf({ number: 2 }))
        expect(await numbers(store)).toEqual(['2026-00001', '2026-00002'])
      }))

    test('by the year in China, where New Year comes eight hours before UTC', () =>
      within(async store => {
        await store.record(await submissionOf({ number: 1, recordedAt: '2026-12-31T16:30:00.000Z' }))
        expect(await numbers(store)).toEqual(['2027-00001'])
      }))
  })

  describe(`${name} finds a case`, () => {
    test('by its id and by the hash of its code, with everything recorded', () =>
      within(async store => {
        const submission = await submissionOf({ number: 1 })
        await store.record(submission)
        await store.record(await submissionOf({ number: 2 }))
        const file = { ...submission, caseNumber: '2026-00001', log: [] }
        expect(await store.findById(submission.id)).toEqual(file)
        expect(await store.findByLookup(submission.header.lookup)).toEqual(file)
      }))

    test('only where there is one', () =>
      within(async store => {
        const absent = await submissionOf({ number: 1 })
        expect(await store.findById(absent.id)).toBeUndefined()
        expect(await store.findByLookup(absent.header.lookup)).toBeUndefined()
        expect(await store.list()).toEqual([])
      }))

    test('again after it was closed and opened, with its log', async () => {
      const submission = await submissionOf({ number: 1 })
      const sealedNote = { keyId: 'desk-1', encapsulated: 'AA', ciphertext: 'BB' }
      await within(async store => {
        await store.record(submission)
        await store.append(submission.id, 0, entry('王办事'))
        await store.append(submission.id, 1, { ...entry('李办事', null), sealedNote })
      })
      await within(async store => {
        const log = [entry('王办事'), { ...entry('李办事', null), sealedNote }]
        expect(await store.findById(submission.id)).toEqual({ ...submission, caseNumber: '2026-00001', log })
        expect(await store.record(submission)).toEqual({ kind: 'again', receipt: submission.receipt })
        await store.record(await submissionOf({ number: 2 }))
        expect(await numbers(store)).toEqual(['2026-00001', '2026-00002'])
      })
    })
  })

  describe(`${name} keeps the log`, () => {
    test('in the order in which staff wrote it, each case its own', () =>
      within(async store => {
        const [one, two] = [await submissionOf({ number: 1 }), await submissionOf({ number: 2 })]
        await store.record(one)
        await store.record(two)
        expect(await store.append(one.id, 0, entry('a'))).toBe(true)
        expect(await store.append(two.id, 0, entry('b'))).toBe(true)
        expect(await store.append(one.id, 1, entry('c', null))).toBe(true)
        expect((await store.findById(one.id))?.log.map(each => each.by)).toEqual(['a', 'c'])
        expect((await store.findById(two.id))?.log.map(each => each.by)).toEqual(['b'])
      }))

    test('and refuses an entry whose writer has not seen the last one, or saw one that is not there', () =>
      within(async store => {
        const { id } = await submissionOf({ number: 1 })
        await store.record(await submissionOf({ number: 1 }))
        expect(await store.append(id, 1, entry('early'))).toBe(false)
        expect(await store.append(id, 0, entry('first'))).toBe(true)
        expect(await store.append(id, 0, entry('stale'))).toBe(false)
        expect((await store.findById(id))?.log.map(each => each.by)).toEqual(['first'])
      }))

    test('of cases that are there alone', () =>
      within(async store => {
        expect(await store.append((await submissionOf({ number: 1 })).id, 0, entry('a'))).toBe(false)
      }))

    test('and adds one entry when two people write at once', async () => {
      const stores = await Promise.all([open(place), open(place)])
      const { id } = await submissionOf({ number: 1 })
      await stores[0]?.record(await submissionOf({ number: 1 }))
      const added = await Promise.all(stores.map((store, index) => store.append(id, 0, entry(`staff ${index}`))))
      expect(added.filter(isAdded => isAdded)).toHaveLength(1)
      expect((await stores[0]?.findById(id))?.log).toHaveLength(1)
      for (const store of stores) await store.close()
    })
  })

  describe(`${name} tells`, () => {
    test('how many cases there are, without those that were erased', () =>
      within(async store => {
        expect(await store.count()).toBe(0)
        for (const number of [1, 2]) await store.record(await submissionOf({ number }))
        await store.erase((await submissionOf({ number: 1 })).id)
        expect(await store.count()).toBe(1)
      }))

    test('under which ids other bytes came, when, and of which case', () =>
      within(async store => {
        expect(await store.conflicts()).toEqual([])
        const other = (words: string, recordedAt: string) => submissionOf({ number: 1, words, recordedAt })
        const { id } = await submissionOf({ number: 1 })
        await store.record(await submissionOf({ number: 1 }))
        await store.record(await other('second', '2026-11-23T01:00:00.000Z'))
        await store.record(await other('first', '2026-11-22T01:00:00.000Z'))
        expect(await store.conflicts()).toEqual([
          { id, caseNumber: '2026-00001', at: '2026-11-22T01:00:00.000Z' },
          { id, caseNumber: '2026-00001', at: '2026-11-23T01:00:00.000Z' },
        ])
        await store.erase(id)
        expect(await store.conflicts()).toEqual([])
        await store.record(await other('after', '2026-11-24T01:00:00.000Z'))
        expect(await store.conflicts()).toEqual([{ id, caseNumber: null, at: '2026-11-24T01:00:00.000Z' }])
      }))
  })

  describe(`${name} leaves out numbers`, () => {
    test('that may have been given out after a backup, in a year with cases and in one without', () =>
      within(async store => {
        await store.record(await submissionOf({ number: 1 }))
        expect(await store.skipNumbers(2026, 1000)).toBe('2026-01002')
        expect(await store.skipNumbers(2027, 1000)).toBe('2027-01001')
        await store.record(await submissionOf({ number: 2 }))
        await store.record(await submissionOf({ number: 3, recordedAt: '2027-01-05T01:00:00.000Z' }))
        expect(await numbers(store)).toEqual(['2026-00001', '2026-01002', '2027-01001'])
      }))
  })

  describe(`${name} erases a case`, () => {
    const erased = async (store: CaseStore) => {
      const submission = await submissionOf({ number: 1, words: 'SEALEDWORDS' })
      await store.record(submission)
      await store.record(await submissionOf({ number: 1, words: 'OTHERWORDS' }))
      await store.append(submission.id, 0, entry('王办事'))
      expect(await store.erase(submission.id)).toEqual({ isErased: true, isOverwritten: true })
      return submission
    }

    test('so that nobody finds it and nothing of it is left but id, digest and receipt', () =>
      within(async store => {
        const { id, header } = await erased(store)
        expect(await store.findById(id)).toBeUndefined()
        expect(await store.findByLookup(header.lookup)).toBeUndefined()
        expect(await store.list()).toEqual([])
        const left = await everythingIn(place)
        expect(left).toContain(id)
        for (const word of ['SEALEDWORDS', 'OTHERWORDS', header.lookup, '王办事', '2026-00001'])
          expect(left).not.toContain(word)
      }))

    test('and gives a terminal that sends it again its first receipt, and opens no case', () =>
      within(async store => {
        const { receipt } = await erased(store)
        const resent = await submissionOf({ number: 1, words: 'SEALEDWORDS', recordedAt: '2026-12-21T01:00:00.000Z' })
        expect(await store.record(resent)).toEqual({ kind: 'again', receipt })
        expect(await store.list()).toEqual([])
      }))

    test('and never gives its number again', () =>
      within(async store => {
        await erased(store)
        await store.record(await submissionOf({ number: 2 }))
        expect(await numbers(store)).toEqual(['2026-00002'])
      }))

    test('and takes no more log for it', () =>
      within(async store => {
        const { id } = await erased(store)
        expect(await store.append(id, 0, entry('late'))).toBe(false)
        expect(await store.append(id, 1, entry('late'))).toBe(false)
      }))

    test('once, and only where there is one', () =>
      within(async store => {
        const { id } = await erased(store)
        expect(await store.erase(id)).toEqual({ isErased: false, isOverwritten: true })
        expect((await store.erase((await submissionOf({ number: 9 })).id)).isErased).toBe(false)
      }))
  })

  describe(`${name} keeps tallies`, () => {
    const tally = (terminal: string, day: string, count: number): Tally => ({
      terminal,
      day: day as CivilDate,
      kind: 'found',
      count,
    })

    test('of which the greater stays, however often and in whatever order they come', () =>
      within(async store => {
        for (const count of [3, 5, 5, 4]) await store.tally(tally('hall-1', '2026-11-21', count))
        await store.tally(tally('hall-2', '2026-11-20', 1))
        await store.tally(tally('hall-1', '2026-11-22', 0))
        expect(await store.tallies()).toEqual([
          tally('hall-2', '2026-11-20', 1),
          tally('hall-1', '2026-11-21', 5),
          tally('hall-1', '2026-11-22', 0),
        ])
      }))
  })

  describe(`${name} says whether it can be asked`, () => {
    test('while it is open and not after', async () => {
      const store = await open(place)
      await expect(store.ping()).resolves.toBeUndefined()
      await store.close()
      await expect(store.ping()).rejects.toThrow()
    })
  })
}
