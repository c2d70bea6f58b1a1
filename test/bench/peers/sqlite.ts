import openSqlite, { type Database, type Sqlite3Static } from '@sqlite.org/sqlite-wasm'
import { bigrams, queryBigrams } from '#search/words.ts'
import project from '../../../package.json' with { type: 'json' }
import type { Peer } from './peer.ts'
import { writtenWords } from './writings.ts'

/**
 * Without the texts themselves: a phrase of bigrams is exact, so nothing has to be looked up again. The prefix index is
 * for queries of a single character: at 10,000 documents p95 fell from 31 to 8.5 ms, for three fifths more bytes.
 */
const schema = `
  CREATE VIRTUAL TABLE documents USING fts5(
    title, document_number, keywords, summary, body,
    content = '', prefix = '1', tokenize = 'unicode61 remove_diacritics 0'
  );
  INSERT INTO documents(documents, rank) VALUES ('rank', 'bm25(10, 10, 5, 3, 1)');
  INSERT INTO documents(documents, rank) VALUES ('hashsize', 67108864);
`
const insertion =
  'INSERT INTO documents(rowid, title, document_number, keywords, summary, body) VALUES (?, ?, ?, ?, ?, ?)'
const finishing = `
  INSERT INTO documents(documents) VALUES ('optimize');
  VACUUM;
`
const question = 'SELECT rowid FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT ?'

const spaced = (text: string): string => bigrams(text).join(' ')

/** A word is the phrase of its pieces; a single character is the beginning of a piece. */
const phrase = (word: string): string => (word.length === 1 ? `"${word}" *` : `"${queryBigrams(word).join(' ')}"`)

const asked = (text: string): string =>
  writtenWords(text)
    .map(writings => `(${writings.map(phrase).join(' OR ')})`)
    .join(' AND ')

const restore = (sqlite: Sqlite3Static, bytes: Uint8Array): Database => {
  const database = new sqlite.oo1.DB()
  const at = sqlite.wasm.allocFromTypedArray(bytes)
  const flags = sqlite.capi.SQLITE_DESERIALIZE_FREEONCLOSE | sqlite.capi.SQLITE_DESERIALIZE_READONLY
  const pointer = database.pointer
  if (pointer === undefined) throw new Error('the database is closed')
  database.checkRc(sqlite.capi.sqlite3_deserialize(pointer, 'main', at, bytes.length, bytes.length, flags))
  return database
}

export const sqlite: Peer = {
  name: 'SQLite FTS5, bigrams',
  version: project.devDependencies['@sqlite.org/sqlite-wasm'],
  build: async (documents, report) => {
    const library = await openSqlite()
    const database = new library.oo1.DB()
    database.exec(schema)
    database.exec('BEGIN')
    const insert = database.prepare(insertion)
    for (const [id, { title, documentNumber, keywords, summary, body }] of documents.entries()) {
      insert.bind([id, ...[title, documentNumber, keywords, summary, body].map(spaced)]).stepReset()
      report(id + 1)
    }
    insert.finalize()
    database.exec('COMMIT')
    database.exec(finishing)
    const bytes = library.capi.sqlite3_js_db_export(database)
    database.close()
    return bytes
  },
  load: async bytes => {
    const select = restore(await openSqlite(), bytes).prepare(question)
    return {
      search: async (text, limit) => {
        const ids: number[] = []
        select.bind([asked(text), limit])
        while (select.step()) ids.push(select.getInt(0) ?? 0)
        select.reset()
        return ids
      },
    }
  },
}
