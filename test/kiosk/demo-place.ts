import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { type Form, formSchema } from '#domain/form.ts'
import { placeSchema } from '#domain/place.ts'
import { terminalSchema } from '#domain/terminal.ts'
import type { PlaceHere } from '#kiosk/terminal/hall.ts'
import { calendarOf2026 } from '../domain/sample-calendar.ts'

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../kiosk-config/demo-county/${path}`, import.meta.url), 'utf8'))

export const demoForm = (name: string): Form => v.parse(formSchema, read(`forms/${name}.json`))

/** The demo county as its first terminal sees it, printed the day before. */
export const demoPlace: PlaceHere = {
  place: v.parse(placeSchema, read('place.json')),
  forms: ['disclosure-request', 'question', 'rating'].map(demoForm),
  calendar: calendarOf2026,
  idleLoops: [],
  terminal: v.parse(terminalSchema, read('terminals/hall-1.json')),
  printedAt: '2026-11-20T01:00:00.000Z',
}
