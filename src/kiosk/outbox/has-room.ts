/** Far more than the largest submission takes, written twice. */
const enough = 2_000_000

/**
 * Whether the disk has room for a submission, asked before a long form is begun. A browser that does not tell is
 * believed to have it: saving says the truth in any case.
 */
export const hasRoom = async (): Promise<boolean> => {
  try {
    const { quota, usage } = await navigator.storage.estimate()
    return quota === undefined || usage === undefined || quota - usage >= enough
  } catch {
    return true
  }
}
