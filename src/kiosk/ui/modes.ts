import { signal } from '@preact/signals'

const steps = [1, 1.3, 1.6] as const
const colours = ['plain', 'eye-care', 'contrast'] as const

const chosen = signal<{ readonly step: number; readonly colours: (typeof colours)[number]; readonly isLow: boolean }>({
  step: 0,
  colours: 'plain',
  isLow: false,
})

/** How this session's screens look: text size, colours, reach. Gone with the session. */
export const modes = () => chosen.value

const choose = (change: Partial<(typeof chosen)['value']>) => {
  chosen.value = { ...chosen.value, ...change }
  const { style, dataset } = document.documentElement
  style.setProperty('--step', String(steps[chosen.value.step] ?? 1))
  dataset.colours = chosen.value.colours
  dataset.reach = chosen.value.isLow ? 'low' : 'full'
}

export const nextTextSize = (): void => choose({ step: (chosen.value.step + 1) % steps.length })

export const nextColours = (): void =>
  choose({ colours: colours[(colours.indexOf(chosen.value.colours) + 1) % 3] ?? 'plain' })

export const switchReach = (): void => choose({ isLow: !chosen.value.isLow })

const outOfReach = signal(false)

/** Whether part of the screen lies above what a seated hand reaches, so that low reach changes anything. */
export const isPartOutOfReach = (): boolean => outOfReach.value

/** The highest point a seated hand reaches, millimetres above the floor (EN 301 549, 8.3). */
const reachLine = 1_220

/** Sets sizes from the terminal's calibration: pixels a millimetre, and the height of the reachable band. */
export const calibrate = (screenSize: {
  readonly diagonalMillimetres: number
  readonly lowerEdgeMillimetres: number
}): void => {
  const perMillimetre = Math.hypot(innerWidth, innerHeight) / screenSize.diagonalMillimetres
  const reach = Math.max((reachLine - screenSize.lowerEdgeMillimetres) * perMillimetre, innerHeight * 0.5)
  const { style } = document.documentElement
  style.setProperty('--mm', `${perMillimetre}px`)
  style.setProperty('--reach', `${Math.min(reach, innerHeight)}px`)
  outOfReach.value = reach < innerHeight
}
