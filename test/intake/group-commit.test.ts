import { describe, expect, test } from 'vitest'
import { groupCommit } from '#intake/store/group-commit.ts'

/** A disk that is busy until it is told that it is done. */
const slowDisk = () => {
  const groups: { readonly items: readonly number[]; readonly done: () => void }[] = []
  const commit = (items: readonly number[]) =>
    new Promise<readonly string[]>(resolve =>
      groups.push({ items, done: () => resolve(items.map(item => `kept ${item}`)) }),
    )
  return { groups, record: groupCommit(commit) }
}
const soon = () => new Promise(resolve => setTimeout(resolve, 5))

describe('what comes while the disk is busy', () => {
  test('waits and shares the next transaction', async () => {
    const { groups, record } = slowDisk()
    const first = record(1)
    await soon()
    const others = [2, 3, 4].map(record)
    await soon()
    expect(groups.map(group => group.items)).toEqual([[1]])
    groups[0]?.done()
    await first
    await soon()
    expect(groups.map(group => group.items)).toEqual([[1], [2, 3, 4]])
    groups[1]?.done()
    expect(await Promise.all(others)).toEqual(['kept 2', 'kept 3', 'kept 4'])
  })

  test('is not answered before its transaction is durable', async () => {
    const { groups, record } = slowDisk()
    let isAnswered = false
    const answer = record(1).then(() => {
      isAnswered = true
    })
    await soon()
    expect(isAnswered).toBe(false)
    groups[0]?.done()
    await answer
    expect(isAnswered).toBe(true)
  })

  test('is kept in groups of at most 256', async () => {
    const sizes: number[] = []
    const record = groupCommit((items: readonly number[]) => {
      sizes.push(items.length)
      return items
    })
    await Promise.all(Array.from({ length: 600 }, (_, index) => record(index)))
    expect(sizes).toEqual([256, 256, 88])
  })

  test('is tried one by one when the group fails, and only the faulty one is told', async () => {
    const record = groupCommit((items: readonly number[]) => {
      if (items.includes(2)) throw new Error('cannot keep 2')
      return items
    })
    const outcomes = await Promise.allSettled([1, 2, 3].map(record))
    expect(outcomes.map(outcome => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await record(4)).toBe(4)
  })
})
