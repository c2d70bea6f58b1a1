import { describe, expect, test } from 'vitest'
import { titleWords } from '#press/title-words.ts'

describe('what titles are about', () => {
  test('is told without the words that frame it, the most frequent first', () => {
    expect(
      titleWords([
        '清溪县农村危房改造实施细则',
        '关于印发《清溪县农村危房改造实施细则》的通知',
        '清溪县民政局关于提高城乡低保标准的通知',
      ]),
    ).toEqual(['清溪县农村危房改造实施', '清溪县民政局', '提高城乡低保标准'])
  })

  test('leaves out what is too short or too long to be typed as a word', () => {
    expect(titleWords(['通知', '关于在全县范围内集中开展安全生产大检查大整治的通知'])).toEqual([])
  })
})
