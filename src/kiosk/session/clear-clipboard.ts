/**
 * Empties the clipboard, which outlives the page. Where the browser does not let us, as outside of a secure context,
 * nothing could be copied by script either; then it is left to the machine.
 */
export const clearClipboard = async (): Promise<void> => {
  await navigator.clipboard?.writeText('').catch(() => undefined)
}
