import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type EditionPlace, editionPlaceSchema, onRequestSchema } from '#domain/edition.ts'
import { checkForm, formSchema } from '#domain/form.ts'
import { idleLoopSchema } from '#domain/idle-loop.ts'
import { failure, type Outcome, success } from '#domain/outcome.ts'
import { placeSchema } from '#domain/place.ts'
import { terminalSchema } from '#domain/terminal.ts'
import type { WorkingCalendar } from '#domain/working-day.ts'
import { parseJson, problem } from './place-file.ts'
import type { PressProblem } from './problem.ts'
import { readFolder, readFolderIfThere } from './read.ts'
import { readCalendar } from './read-calendar.ts'

/** What a place's folder holds beside its documents. */
export type PlaceFolder = Omit<EditionPlace, 'terms' | 'titleWords' | 'columns'>

/** Reads `place.json`, `terminals/`, `forms/`, `calendar/`, `idle/` and, where they are, `synonyms.json` and `on-request.json`. */
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
  const forms = (await readFolderIfThere(join(folder, 'forms'), '.json')).map(readForm)
  const calendar = await readCalendar(folder)
  const onRequestFile = join(folder, 'on-request.json')
  const onRequest = existsSync(onRequestFile)
    ? parseJson(onRequestFile, await readFile(onRequestFile, 'utf8'), onRequestSchema)
    : success({ updatedOn: null, entries: [] })
  const idleLoops = (await readFolderIfThere(join(folder, 'idle'), '.json')).map(each =>
    parseJson(each.file, each.content, idleLoopSchema),
  )
  const problems = [
    place,
    ...idleLoops,
    synonyms,
    calendar,
    onRequest,
    ...terminals,
    ...forms,
    countable(folder, forms, calendar),
  ].flatMap(outcome => (outcome.ok ? [] : outcome.problems))
  if (!place.ok || !synonyms.ok || !calendar.ok || !onRequest.ok || problems.length > 0) return failure(...problems)
  return success({
    place: place.value,
    synonyms: synonyms.value,
    terminals: terminals.flatMap(outcome => (outcome.ok ? [outcome.value] : [])),
    forms: forms.flatMap(outcome => (outcome.ok ? [outcome.value] : [])),
    calendar: calendar.value,
    onRequest: onRequest.value,
    idleLoops: idleLoops.flatMap(outcome => (outcome.ok ? [outcome.value] : [])),
  })
}

/** Whoever takes submissions must be able to say by when they are answered. */
const countable = (
  folder: string,
  forms: readonly unknown[],
  calendar: Outcome<WorkingCalendar, PressProblem>,
): Outcome<null, PressProblem> =>
  forms.length > 0 && calendar.ok && calendar.value.years.length === 0
    ? failure(
        problem(
          join(folder, 'calendar'),
          'calendar',
          '没有工作日历,算不出答复期限',
          '运行 npm run build -- calendar --place 这个地方的文件夹',
        ),
      )
    : success(null)

const readForm = ({ file, content }: { readonly file: string; readonly content: string }) => {
  const form = parseJson(file, content, formSchema)
  if (!form.ok) return form
  const faults = checkForm(form.value)
  return faults.length === 0
    ? form
    : failure(...faults.map(fault => problem(file, fault.path, fault.message, '照 demo-county 的同名文件改')))
}

/** The place of an edition of laws alone: nobody to write to, only the library. */
export const lawLibrary: PlaceFolder = {
  synonyms: [],
  forms: [],
  calendar: { years: [], overlays: [] },
  onRequest: { updatedOn: null, entries: [] },
  idleLoops: [],
  place: {
    id: 'laws',
    name: '法规库',
    zone: '法律法规查询',
    isDemo: false,
    organs: [],
    promisedWorkingDays: {},
    complaints: [],
    outboxAlarmHours: 24,
    window: { name: '咨询窗口', address: '本大厅', phone: '12345', hours: '以大厅公告为准' },
    hotTerms: ['信息公开', '最低生活保障', '医疗保险', '不动产登记', '劳动合同'],
    towns: [],
    streets: [],
    assistants: [],
    columns: [],
    personalInformationNotice: {
      handler: { zh: '本大厅', en: 'This hall' },
      contact: { zh: '12345', en: '12345' },
      purpose: { zh: '答复您', en: 'To answer you' },
      retention: { zh: '办结后按档案管理规定保存', en: 'As the rules for archives say' },
      rights: { zh: '可以查阅、更正本人信息', en: 'You may see and correct your information' },
    },
  },
  terminals: [
    {
      id: 'hall-1',
      name: '1号终端',
      hall: '大厅',
      kind: 'kiosk',
      restSeconds: 30,
      idleSeconds: 90,
      formIdleSeconds: 180,
      warningSeconds: 30,
      paper: 'none',
      diagonalMillimetres: 813,
      lowerEdgeMillimetres: 700,
    },
  ],
}
