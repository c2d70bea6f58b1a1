import type { RunOptions } from '../run-named.ts'
import { type Counted, type Cut, cutAfter, nothingCounted, sum } from './power/cut.ts'
import { type ImageRoom, newImageRoom, whyNoImages } from './power/image.ts'
import { cutIntakePower } from './power/intake-recording.ts'
import { startSavingTerminal } from './power/kiosk-saving.ts'

const usualTrials = 20

/** What the trials came to; without a rig nothing is counted. */
type Found = {
  readonly rig: 'loop' | 'none'
  readonly trials: number
  readonly strict: Counted
  readonly relaxed: Counted
  readonly sqlite: { readonly full: Counted; readonly normal: Counted }
}

const nothing: Found = {
  rig: 'none',
  trials: 0,
  strict: nothingCounted,
  relaxed: nothingCounted,
  sqlite: { full: nothingCounted, normal: nothingCounted },
}

/**
 * Cuts the power while the terminal saves and while the intake records: everything runs on a disk in a file, which is
 * copied at a random moment with all processes standing still, so that whatever the file system only has in memory is
 * gone. Started again on the copy, what had been acknowledged and is not there is lost. The controls ask the disk for
 * less and must lose something, or the rig would prove nothing. It takes the disk at its word: a drive that says it has
 * written and has not is not looked for.
 */
export const faultsPower = async ({ count }: RunOptions): Promise<Readonly<Record<string, unknown>>> => {
  const missing = await whyNoImages()
  if (missing !== null) {
    console.error(
      `断电试验没有做成:这里挂载不了放在文件里的磁盘(${missing})。请在 Linux 上以 root 运行,并备好 mkfs.ext4、mount 和 /dev/loop*(容器须有挂载的权限)。`,
    )
    return nothing
  }
  const room = await newImageRoom()
  try {
    return judged(await cutAgainAndAgain(room, count ?? usualTrials))
  } finally {
    await room.forget()
  }
}

const cutAgainAndAgain = async (room: ImageRoom, trials: number): Promise<Found> => {
  const terminal = await startSavingTerminal(room)
  try {
    return {
      rig: 'loop',
      trials,
      strict: await inTurn(trials, cut => terminal.cutPower('strict', cut)),
      relaxed: await inTurn(trials, cut => terminal.cutPower('relaxed', cut)),
      sqlite: {
        full: await inTurn(trials, cut => cutIntakePower(room, 'full', cut)),
        normal: await inTurn(trials, cut => cutIntakePower(room, 'normal', cut)),
      },
    }
  } finally {
    await terminal.close()
  }
}

const inTurn = async (trials: number, work: (cut: Cut) => Promise<Counted>): Promise<Counted> => {
  let counted = nothingCounted
  for (let trial = 0; trial < trials; trial += 1) counted = sum(counted, await work(cutAfter(Math.random())))
  return counted
}

/** Says what is wrong, and lets the run fail. */
const judged = (found: Found): Found => {
  for (const problem of problemsOf(found)) {
    console.error(problem)
    process.exitCode = 1
  }
  return found
}

const problemsOf = ({ strict, relaxed, sqlite }: Found): readonly string[] => [
  ...(strict.lost > 0 ? [`终端:告诉过群众已保存的,断电后丢了 ${strict.lost} 份。`] : []),
  ...(sqlite.full.lost > 0 ? [`接收服务:发过凭证的,断电后丢了 ${sqlite.full.lost} 件。`] : []),
  ...(strict.acknowledged === 0 ? ['终端一份也没有存上,这次试验什么也证明不了。'] : []),
  ...(relaxed.lost === 0 ? ['终端的对照(relaxed)一份也没有丢,这次试验什么也证明不了。'] : []),
  ...(sqlite.normal.lost === 0 ? ['接收服务的对照(synchronous=normal)一件也没有丢,这次试验什么也证明不了。'] : []),
]
