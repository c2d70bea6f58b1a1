import { describe, expect, test } from 'vitest'
import { words as en } from '#kiosk/ui/text/en.ts'
import { languageName, languages } from '#kiosk/ui/text/text.ts'
import { type Text, zhCN } from '#kiosk/ui/text/zh-CN.ts'
import { words as traditional } from '#kiosk/ui/text/zh-Hant.ts'

test('every language is offered by its own name', () => {
  expect(languages.map(languageName)).toEqual(['简体中文', '繁體中文', 'English'])
})

describe('traditional Chinese', () => {
  test('is converted by phrases: one character may become several', () => {
    expect(traditional.frame.list).toBe('我的清單')
    expect(traditional.ofForm({ zh: '头发干净,后面发给干部', en: '' })).toBe('頭髮乾淨,後面發給幹部')
  })

  test('leaves what a sentence is made with as it was issued', () => {
    expect(traditional.list.removeOf('关于发放补贴的通知')).toBe('移出:关于发放补贴的通知')
    expect(traditional.takeAway.holds(['标题', '电话'])).toBe('碼裏有:标题、电话。')
  })

  test('says as much as the simplified', () => {
    expect(traditional.code).toBe('zh-Hant')
    expect(Object.keys(traditional.idle.headings)).toEqual(Object.keys(zhCN.idle.headings))
    expect(traditional.home.zones.policies.lines).toHaveLength(2)
  })
})

test('no word of the interface is in Chinese where the screen speaks English', () => {
  expect(wordsOf(en).filter(words => /\p{Script=Han}/u.test(words) && !allowed.includes(words))).toEqual([])
})

/** The names of other languages, and what a Chinese voice says. */
const allowed = ['中文', 'Language 语言', '朗读正常。']

const wordsOf = (value: Text | object | string | readonly unknown[]): readonly string[] => {
  if (typeof value === 'string') return [value]
  return Object.values(value).flatMap(each =>
    typeof each === 'string' || (typeof each === 'object' && each !== null) ? wordsOf(each) : [],
  )
}
