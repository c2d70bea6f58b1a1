import * as v from 'valibot'
import { parse } from '#domain/schema.ts'
import { terminalSchema } from '#domain/terminal.ts'

const { diagonalMillimetres, lowerEdgeMillimetres, paper } = terminalSchema.entries

export const settingsSchema = v.object({ diagonalMillimetres, lowerEdgeMillimetres, paper })
/** What the technician has measured at this very machine; it goes before what the edition says of the terminal. */
export type Settings = v.InferOutput<typeof settingsSchema>

const [nameKey, settingsKey, setupKey] = ['terminal', 'terminalSettings', 'setupAsked']

/** The name of this terminal; null before anybody has said it. */
export const loadName = (): string | null => localStorage.getItem(nameKey)

export const saveName = (id: string): void => localStorage.setItem(nameKey, id)

export const loadSettings = (): Settings | null => {
  const written = localStorage.getItem(settingsKey)
  const settings = parse(settingsSchema, written === null ? null : JSON.parse(written))
  return settings.ok ? settings.value : null
}

/** Remembers that this machine is to be set up before anything else: its address said `?setup`. */
export const askForSetup = (): void => localStorage.setItem(setupKey, 'true')

/** Whether it was to be set up first, and has not been yet. */
export const awaitsSetup = (): boolean => localStorage.getItem(setupKey) !== null && loadSettings() === null

export const saveSettings = (settings: Settings): void => localStorage.setItem(settingsKey, JSON.stringify(settings))
