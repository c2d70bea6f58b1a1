import { join } from 'node:path'
import { build } from 'vite'
import { servePage } from '../../bench/in-chromium.ts'
import { root } from '../../step.ts'
import { startChromium } from '../chromium-process.ts'
import type { Counted, Cut } from './cut.ts'
import { copyImage, type ImageRoom, makeImage, onImage } from './image.ts'
import type { Durability } from './page.ts'

/** A terminal that has run before and was shut down well: its disk, and the page that saves. */
export type SavingTerminal = {
  readonly cutPower: (durability: Durability, cut: Cut) => Promise<Counted>
  readonly close: () => Promise<void>
}

export const startSavingTerminal = async (room: ImageRoom): Promise<SavingTerminal> => {
  await build({ configFile: join(root, 'test/faults/power/vite.config.ts') })
  const server = await servePage(join(root, '.mingtang/faults-power'), {})
  const url = `${server.url}/page.html`
  const rested = await makeImage(room, 'rested')
  await onImage(rested, folder => wholeRecords(folder, url))
  return {
    cutPower: async (durability, cut) => {
      const running = await copyImage(room, rested, 'running')
      const { left, acknowledged } = await saveUntilCut({ room, running, url, durability, cut })
      const whole = new Set(await onImage(left, folder => wholeRecords(folder, url)))
      return { acknowledged: acknowledged.length, lost: acknowledged.filter(number => !whole.has(number)).length }
    },
    close: server.close,
  }
}

type Saving = {
  readonly room: ImageRoom
  readonly running: string
  readonly url: string
  readonly durability: Durability
  readonly cut: Cut
}

/** Saves on and on, and copies the disk at the moment of the cut. What the page was told after that moment counts too. */
const saveUntilCut = async ({ room, running, url, durability, cut }: Saving) => {
  const acknowledged: number[] = []
  const left = await onImage(running, async folder => {
    const chromium = await startChromium(join(folder, 'profile'))
    try {
      await chromium.page.exposeFunction('acknowledge', (number: number) => void acknowledged.push(number))
      await chromium.page.goto(url)
      await chromium.page.evaluate(each => window.power.saveOnAndOn(each), durability)
      await cut.comes()
      chromium.freeze()
      return await copyImage(room, running, 'left')
    } finally {
      await chromium.kill()
    }
  })
  return { left, acknowledged }
}

const wholeRecords = async (folder: string, url: string): Promise<readonly number[]> => {
  const chromium = await startChromium(join(folder, 'profile'))
  try {
    await chromium.page.goto(url)
    const numbers = await chromium.page.evaluate(() => window.power.wholeRecords())
    await chromium.close()
    return numbers
  } finally {
    await chromium.kill()
  }
}
