import { signal } from '@preact/signals'
import type { Terminal } from '#domain/terminal.ts'

/** Four sizes of text, to double. */
const steps = [1, 1.3, 1.6, 2] as const
const colours = ['plain', 'eye-care', 'contrast'] as const

export type Modes = {
  /** Which of the four text sizes. */
  readonly step: number
  readonly colours: (typeof colours)[number]
  /** Everything that can be touched lies in the band that a seated hand reaches. */
  readonly isLow: boolean
  /** 长辈模式: fewer things a screen, larger, and three times as much time; nothing that others have is missing. */
  readonly isElder: boolean
}

const chosen = signal<Modes>({ step: 0, colours: 'plain', isLow: false, isElder: false })

/** How this session's screens look. Gone with the session. */
export const modes = () => chosen.value

/** What elder mode does to how long a screen waits. */
export const patienceFactor = (): number => (chosen.value.isElder ? 3 : 1)

/** Sets how the screens look. */
export const chooseModes = (change: Partial<Modes>): void => {
  chosen.value = { ...chosen.value, ...change }
  const { style, dataset } = document.documentElement
  style.setProperty('--step', String(steps[chosen.value.step] ?? 1))
  dataset.step = String(chosen.value.step)
  dataset.colours = chosen.value.colours
  dataset.reach = chosen.value.isLow ? 'low' : 'full'
  dataset.elder = String(chosen.value.isElder)
}

export const nextTextSize = (): void => chooseModes({ step: (chosen.value.step + 1) % steps.length })

export const nextColours = (): void =>
  chooseModes({ colours: colours[(colours.indexOf(chosen.value.colours) + 1) % colours.length] ?? 'plain' })

export const switchReach = (): void => chooseModes({ isLow: !chosen.value.isLow })

/** Elder mode begins with larger text, and ends with the usual size. */
export const switchElder = (): void => {
  const { isElder, step } = chosen.value
  chooseModes(isElder ? { isElder: false, step: 0 } : { isElder: true, step: Math.max(1, step) })
}

const outOfReach = signal(false)

/** Whether part of the screen lies above what a seated hand reaches, so that low reach changes anything. */
export const isPartOutOfReach = (): boolean => outOfReach.value

/** The highest point a seated hand reaches, millimetres above the floor (EN 301 549, 8.3). */
const reachLine = 1_220

/** Sets sizes from what the terminal is and from its calibration: pixels a millimetre, the height of the reachable band. */
export const calibrate = (screenSize: {
  readonly kind: Terminal['kind']
  readonly diagonalMillimetres: number
  readonly lowerEdgeMillimetres: number
}): void => {
  const perMillimetre = Math.hypot(innerWidth, innerHeight) / screenSize.diagonalMillimetres
  const reach = Math.max((reachLine - screenSize.lowerEdgeMillimetres) * perMillimetre, innerHeight * 0.5)
  const { style, dataset } = document.documentElement
  dataset.kind = screenSize.kind
  style.setProperty('--mm', `${perMillimetre}px`)
  style.setProperty('--reach', `${Math.min(reach, innerHeight)}px`)
  outOfReach.value = reach < innerHeight
}
