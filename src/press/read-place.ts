import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type * as v from 'valibot'
import { type EditionPlace, editionPlaceSchema } from '#domain/edition.ts'
import { failure, type Outcome, success } from '#domain/outcome.ts'
import { placeSchema, terminalSchema } from '#domain/place.ts'
import { parse } from '#domain/schema.ts'
import type { PressProblem } from './problem.ts'
import { readFolder } from './read.ts'

/** What a place's folder holds beside its documents. */
export type PlaceFolder = Omit<EditionPlace, 'terms' | 'columns'>

/** Reads `place.json`, `terminals/*.json` and, where there is one, `synonyms.json` of a place's folder. */
export const readPlace = async (folder: string): Promise<Outcome<PlaceFolder, PressProblem>> => {
  const file = join(folder, 'place.json')
  if (!existsSync(file))
    return failure(problem(file, 'place.json', '没有找到这个文件', '照 kiosk-config/demo-county/place.json 写一份'))
  const place = parseJson(file, await readFile(file, 'utf8'), placeSchema)
  const terminals = (await readFolder(join(folder, 'terminals'), '.json')).map(each =>
    parseJson(each.file, each.content, terminalSchema),
  )
  const synonymFile = join(folder, 'synonyms.json')
  const synonyms = existsSync(synonymFile)
    ? parseJson(synonymFile, await readFile(synonymFile, 'utf8'), editionPlaceSchema.entries.synonyms)
    : success([])
  const problems = [place, synonyms, ...terminals].flatMap(outcome => (outcome.ok ? [] : outcome.problems))
  if (!place.ok || !synonyms.ok || problems.length > 0) return failure(...problems)
  return success({
    place: place.value,
    synonyms: synonyms.value,
    terminals: terminals.flatMap(outcome => (outcome.ok ? [outcome.value] : [])),
  })
}

/** The place of an edition of laws alone: nobody to send a request to, only the library. */
export const lawLibrary: PlaceFolder = {
  synonyms: [],
  place: {
    id: 'laws',
    name: '法规库',
    zone: '法律法规查询',
    isDemo: false,
    organs: [],
    window: { name: '咨询窗口', address: '本大厅', phone: '12345', hours: '以大厅公告为准' },
    hotTerms: ['信息公开', '最低生活保障', '医疗保险', '不动产登记', '劳动合同'],
    columns: [],
    personalInformationNotice: {
      handler: '本大厅',
      contact: '12345',
      purpose: '办理政府信息公开申请',
      retention: '办结后按档案管理规定保存',
      rights: '可以查阅、更正本人信息',
    },
  },
  terminals: [
    {
      id: 'hall-1',
      name: '1号终端',
      hall: '大厅',
      idleSeconds: 90,
      formIdleSeconds: 180,
      warningSeconds: 30,
      diagonalMillimetres: 813,
      lowerEdgeMillimetres: 700,
    },
  ],
}

const parseJson = <Schema extends v.GenericSchema>(
  file: string,
  content: string,
  schema: Schema,
): Outcome<v.InferOutput<Schema>, PressProblem> => {
  let input: unknown
  try {
    input = JSON.parse(content)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return failure(problem(file, 'JSON', `不是合格的 JSON(${reason})`, '检查引号、逗号和括号'))
  }
  const result = parse(schema, input)
  if (result.ok) return result
  return failure(
    ...result.problems.map(each => problem(file, each.path.join('.'), each.message, '照 demo-county 的同名文件改')),
  )
}

const problem = (file: string, field: string, message: string, fix: string): PressProblem => ({
  file,
  line: null,
  field,
  message,
  fix,
})
