import { parseArgs } from 'node:util'

/** What a bench or a fault run is given, and prints: with `--json` one JSON object, the last thing printed. */
export type Runs = Readonly<Record<string, (options: RunOptions) => Promise<Readonly<Record<string, unknown>>>>>
export type RunOptions = {
  readonly corpus: string | null
  readonly sentences: string | null
  readonly docs: number | null
  readonly count: number | null
}

/** Runs what the command line names: `npm run … -- NAME [--json] [--corpus DIR] [--sentences FILE] [--docs N] [--submissions N] [--trials N]`. */
export const runNamed = async (runs: Runs): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      corpus: { type: 'string' },
      sentences: { type: 'string' },
      submissions: { type: 'string' },
      trials: { type: 'string' },
      docs: { type: 'string' },
    },
  })
  const run = runs[positionals[0] ?? '']
  if (!run) {
    console.error(`请写明要跑哪一项:${Object.keys(runs).join('、')}`)
    process.exit(2)
  }
  const number = (text: string | undefined) => (text ? Number(text) : null)
  const count = number(values.submissions ?? values.trials)
  const result = await run({
    corpus: values.corpus ?? null,
    sentences: values.sentences ?? null,
    docs: number(values.docs),
    count,
  })
  if (values.json) console.log(JSON.stringify(result))
  else for (const [name, value] of Object.entries(result)) console.log(`${name}: ${JSON.stringify(value)}`)
}
