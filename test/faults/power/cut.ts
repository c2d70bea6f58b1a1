/** How much a page or a sender was told is saved, and how much of that was not there when the power came back. */
export type Counted = { readonly acknowledged: number; readonly lost: number }

export const nothingCounted: Counted = { acknowledged: 0, lost: 0 }

export const sum = (left: Counted, right: Counted): Counted => ({
  acknowledged: left.acknowledged + right.acknowledged,
  lost: left.lost + right.lost,
})

/** A power cut at some moment. */
export type Cut = { readonly comes: () => Promise<void> }

const soonest = 300
const latest = 2_500

/** @param chance from 0 to 1 */
export const cutAfter = (chance: number): Cut => ({
  comes: () => new Promise(resolve => setTimeout(resolve, soonest + chance * (latest - soonest))),
})
