/** OpenCC's tables from simplified characters and phrases to traditional ones: `simplified traditional` pairs, joined by `|`. */
declare module 'opencc-js/dict/ST*' {
  const pairs: string

  // biome-ignore lint/style/noDefaultExport: so OpenCC exports it
  export { pairs as default }
}
