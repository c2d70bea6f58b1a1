import { setTimeout as pause } from 'node:timers/promises'

const pollEvery = 150

/** Asks again and again until there is an answer other than false, null and undefined. @throws when it takes too long */
export const until = async <Answer>(
  what: string,
  patience: number,
  ask: () => Promise<Answer | false | null | undefined>,
): Promise<Answer> => {
  const end = Date.now() + patience
  for (;;) {
    const answer = await ask()
    if (answer !== false && answer !== null && answer !== undefined) return answer
    if (Date.now() > end) throw new Error(`等了 ${patience / 1000} 秒没有等到:${what}`)
    await pause(pollEvery)
  }
}
