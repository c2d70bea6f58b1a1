import { useEffect, useState } from 'preact/hooks'

const pause = 40

/**
 * Counts up from 0 while a screen is being built, a pause between two stages, so that a weak machine lays out a part at
 * a time and hears touches in between.
 */
export const useStage = (last: number): number => {
  const [stage, setStage] = useState(0)
  useEffect(() => {
    if (stage === last) return undefined
    const timer = setTimeout(() => setStage(Math.min(stage + 1, last)), pause)
    return () => clearTimeout(timer)
  }, [stage, last])
  return Math.min(stage, last)
}
