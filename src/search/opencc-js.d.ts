/** OpenCC's table of traditional characters: `traditional simplified` pairs, joined by `|`. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string

  // biome-ignore lint/style/noDefaultExport: so OpenCC exports it
  export { pairs as default }
}
