import type { IdleLoop } from './idle-loop.ts'

/** The loop of a terminal: the one that names it, or else one for all. */
export const loopOf = (loops: readonly IdleLoop[], terminalId: string | undefined): IdleLoop | undefined =>
  loops.find(loop => terminalId !== undefined && loop.terminals.includes(terminalId)) ??
  loops.find(loop => loop.terminals.length === 0)
