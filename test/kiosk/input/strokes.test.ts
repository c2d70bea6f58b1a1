import { describe, expect, test } from 'vitest'
import { charactersFor, openStrokeTable } from '#kiosk/input/strokes/stroke-table.ts'
import { artefact } from '../../bench/input-artefacts.ts'

const table = openStrokeTable(new TextDecoder().decode(artefact('strokes')))

describe('characters by their strokes', () => {
  test.each([
    ['人', '34'],
    ['丁', '12'],
    ['了', '52'],
    ['公', '3454'],
    ['政', '121213134'],
    ['请', '4511212511'],
  ])('%s is written %s', (character, strokes) => {
    expect(table.find(each => each.character === character)?.strokes).toBe(strokes)
    expect(charactersFor(table, strokes, 8)).toContain(character)
  })

  test('that consist of these strokes alone come first', () => {
    expect(charactersFor(table, '1', 3)[0]).toBe('一')
    expect(charactersFor(table, '12', 5)).toContain('十')
  })

  test('may have a stroke that one is not sure of', () => {
    expect(charactersFor(table, '3?54', 8)).toContain('公')
  })

  test('cover what people write', () => {
    expect(table.length).toBeGreaterThanOrEqual(6_700)
    expect(table.every(({ strokes }) => /^[1-5]+$/.test(strokes))).toBe(true)
  })
})
