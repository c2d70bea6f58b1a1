import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DisclosureRequest } from '#domain/disclosure-request.ts'
import type { PublicKey } from '#domain/key-set.ts'
import { type SealedRequest, sealRequest } from '#kiosk/outbox/seal-request.ts'
import { readCalendar } from '#start/calendar.ts'

/** A Saturday of 2026 in the morning, in China. */
export const someDay = Date.parse('2026-11-21T01:00:00.000Z')

export const demoCounty = fileURLToPath(new URL('../../kiosk-config/demo-county', import.meta.url))

/** The calendar of the demo county: 2026 alone, as the State Council has published it. */
export const calendarOf2026 = () => readCalendar(demoCounty)

/** A request with everything personal that must not be seen outside of the desk. */
export const request: DisclosureRequest = {
  kind: 'disclosureRequest',
  name: '周桂兰',
  contact: { phone: '13900001234', email: '', address: '中店乡柳树村3组' },
  identity: { choice: 'numberTyped', number: '11010519491231002X' },
  organ: 'civil-affairs',
  description: '柳树村2025年低保评议的会议记录',
  form: 'paper',
  way: 'collect',
  terminalId: 'hall-1',
  submittedAt: '2026-11-21T00:59:00.000Z',
}
export const personalWords = ['周桂兰', '13900001234', '柳树村', '11010519491231002X', '低保评议']

/** Seals as a terminal does. */
export const sealed = async (
  key: PublicKey,
  change: Partial<DisclosureRequest> = {},
  now = someDay,
): Promise<SealedRequest> => {
  const outcome = await sealRequest({ ...request, ...change }, key, now)
  if (!outcome.ok) throw new Error(outcome.problems.join())
  return outcome.value
}

/** An edition's folder that nobody has printed into. */
export const emptyEdition = (folder: string) => join(folder, 'edition')
