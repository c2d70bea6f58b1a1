import * as v from 'valibot'
import { text } from './schema.ts'

/** A terminal's name on the wire. */
export const terminalIdSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9-]{1,64}$/, '终端编号只能由小写字母、数字和连字符组成'),
)
const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0))
const short = (name: string) => v.pipe(text(name), v.maxLength(120))
const instant = v.pipe(v.number(), v.minValue(0))

/** How often a terminal says that it is there, seconds. */
export const beatSeconds = 30
/** After so many beats that did not come, a terminal is missing. */
const missedBeats = 3
/** A call that nobody has answered by then is over, milliseconds: whoever called has gone. */
const longestCall = 15 * 60_000

export const heartbeatSchema = v.object({
  terminal: terminalIdSchema,
  /** The shell's version. */
  version: short('程序版本'),
  /** The edition and when it was printed; null before there is one. */
  edition: v.nullable(v.object({ version: short('版次'), printedAt: short('印制时间') })),
  /** Submissions that wait, and since when the oldest does, milliseconds since 1970. */
  waiting: wholeNumber,
  oldestWaitingSince: v.nullable(instant),
  refused: wholeNumber,
  /** Bytes, and whether the browser has promised to keep them. */
  storage: v.object({ used: wholeNumber, quota: wholeNumber, isPersisted: v.boolean() }),
  voice: v.nullable(short('朗读声音')),
  paper: short('打印纸'),
  /** When the screen was last touched; null where nobody has since the page began. */
  lastTouchAt: v.nullable(instant),
  /** Errands that it has done since its last beat. */
  done: v.array(wholeNumber),
})
/** What a terminal says of itself every half minute (心跳): of the machine alone, never of anybody at it. */
export type Heartbeat = v.InferOutput<typeof heartbeatSchema>

/** What the desk may ask of a terminal; there is no other way into it. */
export const errandKinds = ['reload', 'applyEdition', 'forgetPin'] as const
export type ErrandKind = (typeof errandKinds)[number]

const errandSchema = v.object({ id: wholeNumber, kind: v.picklist(errandKinds) })
export type Errand = v.InferOutput<typeof errandSchema>

export const beatAnswerSchema = v.object({ errands: v.array(errandSchema), notice: v.nullable(v.string()) })
/** What the intake answers to a beat. */
export type BeatAnswer = v.InferOutput<typeof beatAnswerSchema>

export const callSchema = v.object({ page: v.nullable(short('页面')) })
/** Somebody at a terminal asks for a person (请人帮忙): where, and on which screen; nothing that was typed. */
export type Call = {
  readonly terminal: string
  readonly page: string
  readonly at: number
  /** The member of staff who goes; null while it rings. */
  readonly answeredBy: string | null
}

export const callStateSchema = v.object({ state: v.picklist(['none', 'ringing', 'answered']) })
export type CallState = v.InferOutput<typeof callStateSchema>['state']

type Known = {
  readonly heartbeat: Heartbeat | null
  readonly heardAt: number | null
  readonly errands: readonly Errand[]
  readonly notice: string | null
  readonly call: Call | null
}

/** The terminals (终端) of a place as the intake has heard of them since it started. */
export type FleetState = { readonly terminals: Readonly<Record<string, Known>>; readonly lastErrand: number }

export const emptyFleet: FleetState = { terminals: {}, lastErrand: 0 }
const unheard: Known = { heartbeat: null, heardAt: null, errands: [], notice: null, call: null }

export type FleetEvent =
  | { readonly kind: 'beat'; readonly heartbeat: Heartbeat; readonly at: number }
  | { readonly kind: 'errand'; readonly terminal: string; readonly errand: ErrandKind }
  | { readonly kind: 'notice'; readonly terminal: string; readonly words: string | null }
  | { readonly kind: 'called'; readonly terminal: string; readonly page: string; readonly at: number }
  | { readonly kind: 'callAnswered'; readonly terminal: string; readonly by: string }
  | { readonly kind: 'callWithdrawn'; readonly terminal: string }

/** Terminals beyond this are not heard: a place has some dozens, and a stranger might invent thousands. */
const mostTerminals = 500

/** What the fleet becomes. */
export const fleetAfter = (fleet: FleetState, event: FleetEvent): FleetState => {
  const id = event.kind === 'beat' ? event.heartbeat.terminal : event.terminal
  const known = fleet.terminals[id]
  if (!known && Object.keys(fleet.terminals).length >= mostTerminals) return fleet
  const lastErrand = event.kind === 'errand' ? fleet.lastErrand + 1 : fleet.lastErrand
  return { terminals: { ...fleet.terminals, [id]: knownAfter(known ?? unheard, event, lastErrand) }, lastErrand }
}

const knownAfter = (known: Known, event: FleetEvent, number: number): Known => {
  switch (event.kind) {
    case 'beat': {
      const { done } = event.heartbeat
      return {
        ...known,
        heartbeat: event.heartbeat,
        heardAt: event.at,
        errands: known.errands.filter(errand => !done.includes(errand.id)),
      }
    }
    case 'errand':
      return known.errands.some(each => each.kind === event.errand)
        ? known
        : { ...known, errands: [...known.errands, { id: number, kind: event.errand }] }
    case 'notice':
      return { ...known, notice: event.words }
    case 'called':
      return { ...known, call: { terminal: event.terminal, page: event.page, at: event.at, answeredBy: null } }
    case 'callAnswered':
      return known.call ? { ...known, call: { ...known.call, answeredBy: event.by } } : known
    case 'callWithdrawn':
      return { ...known, call: null }
  }
}

export const beatAnswer = (fleet: FleetState, terminal: string): BeatAnswer => {
  const { errands, notice } = fleet.terminals[terminal] ?? unheard
  return { errands: [...errands], notice }
}

/** How a terminal stands: `unheard` since the intake started, `missing` since its last beat, or well. */
export type TerminalStanding = Known & { readonly id: string; readonly state: 'unheard' | 'missing' | 'well' }

/** Every terminal that the place names or that has been heard, those that need somebody first. */
export const standings = (fleet: FleetState, named: readonly string[], now: number): readonly TerminalStanding[] =>
  [...new Set([...named, ...Object.keys(fleet.terminals)])]
    .map((id): TerminalStanding => {
      const known = fleet.terminals[id] ?? unheard
      return { ...known, id, state: stateOf(known, now) }
    })
    .sort((left, right) => order.indexOf(left.state) - order.indexOf(right.state) || (left.id < right.id ? -1 : 1))

const order = ['missing', 'unheard', 'well']

const stateOf = ({ heardAt }: Known, now: number): TerminalStanding['state'] => {
  if (heardAt === null) return 'unheard'
  return now - heardAt > missedBeats * beatSeconds * 1000 ? 'missing' : 'well'
}

/** Calls that nobody has answered yet, the oldest first. */
export const ringing = (fleet: FleetState, now: number): readonly Call[] =>
  Object.values(fleet.terminals)
    .flatMap(({ call }) => (call && call.answeredBy === null && now - call.at < longestCall ? [call] : []))
    .sort((left, right) => left.at - right.at)

export const callState = (fleet: FleetState, terminal: string, now: number): CallState => {
  const call = fleet.terminals[terminal]?.call
  if (!call || now - call.at >= longestCall) return 'none'
  return call.answeredBy === null ? 'ringing' : 'answered'
}

/** The fleet as intake and desk share it, in the memory of one process. */
export type Fleet = { readonly state: () => FleetState; readonly take: (event: FleetEvent) => void }

export const makeFleet = (): Fleet => {
  let state = emptyFleet
  return {
    state: () => state,
    take: event => {
      state = fleetAfter(state, event)
    },
  }
}
