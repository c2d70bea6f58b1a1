import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import mammoth from 'mammoth'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Attachment } from '#domain/document.ts'

/** A file that documents may attach, with what its text layer says. */
export type AttachedFile = Omit<Attachment, 'name'> & { readonly bytes: Uint8Array }

const formats: Readonly<Record<string, Attachment['format']>> = {
  '.pdf': 'pdf',
  '.docx': 'word',
  '.png': 'picture',
  '.jpg': 'picture',
  '.jpeg': 'picture',
  '.webp': 'picture',
  '.webm': 'video',
  '.mp4': 'video',
  '.vtt': 'subtitles',
}

/** The attachments below a folder, by their path. A file whose text cannot be read comes with the reason instead. */
export const readAttachments = async (folder: string): Promise<ReadonlyMap<string, AttachedFile | Error>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = new Map<string, AttachedFile | Error>()
  for (const entry of entries.filter(each => each.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const format = formats[extname(entry.name).toLowerCase()]
    if (format) files.set(path, await readAttachment(path, format).catch(toError))
  }
  return files
}

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

const readAttachment = async (path: string, format: Attachment['format']): Promise<AttachedFile> => {
  const bytes = new Uint8Array(await readFile(path))
  const hash = createHash('sha256').update(bytes).digest('hex')
  return { format, size: bytes.length, hash, text: await textIn(bytes, format), bytes }
}

const textIn = async (bytes: Uint8Array, format: Attachment['format']): Promise<string> => {
  switch (format) {
    case 'pdf':
      return textOfPdf(bytes)
    case 'word':
      return tidy((await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value)
    case 'subtitles':
      return cues(new TextDecoder().decode(bytes))
    case 'picture':
    case 'video':
      return ''
  }
}

/** What WebVTT says, without its times and settings. */
const cues = (subtitles: string): string =>
  tidy(
    subtitles
      .split(/\r?\n/)
      .filter(line => !/^WEBVTT|^NOTE|-->|^\d+$/.test(line))
      .join('\n'),
  )

const characterMaps = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'cmaps/')

const textOfPdf = async (bytes: Uint8Array): Promise<string> => {
  const loading = getDocument({ data: bytes.slice(), cMapUrl: characterMaps, cMapPacked: true, verbosity: 0 })
  const pdf = await loading.promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    pages.push(items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
  }
  await loading.destroy()
  return tidy(pages.join('\n'))
}

/** Radicals that stand in PDFs in place of the characters they look like, where Unicode's own folding leaves them. */
const radicals: Readonly<Record<string, string>> = Object.fromEntries(
  '⺟母 ⺠民 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻓长 ⻔门 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻨麦 ⻩黄 ⻬齐 ⻮齿 ⻰龙 ⻳龟'
    .split(' ')
    .map(pair => [pair.charAt(0), pair.charAt(1)]),
)

const tidy = (text: string): string =>
  text
    .replace(/[\u2e80-\u2fdf]/g, radical => radicals[radical] ?? radical.normalize('NFKC'))
    .split('\n')
    .map(line => line.replace(/[\s\u3000]+/g, ' ').trim())
    .filter(line => line !== '')
    .join('\n')
