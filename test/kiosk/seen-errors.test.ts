import { afterEach, expect, test, vi } from 'vitest'
import { keepErrors, type SeenError, withError, wordsOf } from '#kiosk/terminal/seen-errors.ts'

test('the latest error stands first, and the same one once', () => {
  const seen = ['甲', '乙', '甲'].reduce<readonly SeenError[]>((all, words, at) => withError(all, words, at), [])
  expect(seen).toEqual([
    { words: '甲', times: 2, lastAt: 2 },
    { words: '乙', times: 1, lastAt: 1 },
  ])
})

test('no more than twenty are kept', () => {
  const many = Array.from({ length: 50 }, (_, at) => `错误 ${at}`)
  const seen = many.reduce<readonly SeenError[]>((all, words, at) => withError(all, words, at), [])
  expect(seen).toHaveLength(20)
  expect(seen[0]?.words).toBe('错误 49')
})

test('an error’s message, in which something typed could stand, is not kept', () => {
  expect(wordsOf(['提交没有存上', new TypeError('张三 cannot be stored')])).toBe('提交没有存上 (TypeError)')
  expect(wordsOf([undefined, '张三'])).toBe('没有料到的错误')
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('a full disk, on which it cannot be noted, gives whoever tells of an error no other one', () => {
  const full = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: full })
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('BroadcastChannel', class extends EventTarget {})
  const told: unknown[] = []
  vi.spyOn(console, 'error').mockImplementation((...said) => told.push(said[0]))
  keepErrors()
  console.error('提交没有存上', new Error('disk'))
  expect(told).toEqual(['提交没有存上', '出过的错没有记下'])
})
