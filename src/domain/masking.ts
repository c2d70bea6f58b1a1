/** Hides the middle of an identity number or telephone number, as the window practice does (中间位隐去). */
export const maskMiddle = (text: string): string => {
  const shown = text.length >= 15 ? { head: 4, tail: 2 } : { head: 3, tail: 2 }
  if (text.length <= shown.head + shown.tail) return '•'.repeat(text.length)
  const hidden = '•'.repeat(text.length - shown.head - shown.tail)
  return `${text.slice(0, shown.head)}${hidden}${text.slice(-shown.tail)}`
}
