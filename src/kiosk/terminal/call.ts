import { type CallState, callStateSchema } from '#domain/fleet.ts'
import { parse } from '#domain/schema.ts'
import { askIntake, withJson } from './ask-intake.ts'

/** Whether somebody comes; `unreached` where the desk cannot be rung. */
export type Called = CallState | 'unreached'

const heard = (answer: Awaited<ReturnType<typeof askIntake>>): Called => {
  const state = parse(callStateSchema, answer?.body)
  return answer?.status === 200 && state.ok ? state.value.state : 'unreached'
}

/** Rings at the desk: this terminal, and the name of the screen in view. */
export const ring = async (terminal: string, page: string): Promise<Called> =>
  heard(await askIntake(`/fleet/calls/${terminal}`, withJson('PUT', JSON.stringify({ page }))))

export const withdrawCall = async (terminal: string): Promise<Called> =>
  heard(await askIntake(`/fleet/calls/${terminal}`, withJson('PUT', JSON.stringify({ page: null }))))

export const askCall = async (terminal: string): Promise<Called> => heard(await askIntake(`/fleet/calls/${terminal}`))
