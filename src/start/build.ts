import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { made, root } from './folders.ts'
import { whenChanged } from './when-changed.ts'

/** Builds the kiosk's shell when its sources changed. */
export const buildKiosk = (): Promise<'done' | 'unchanged'> =>
  whenChanged(
    join(made, 'stamps/kiosk'),
    ['src/kiosk', 'src/domain', 'src/search', 'src/sealing', 'public', 'vite.config.ts', 'package-lock.json'].map(
      path => join(root, path),
    ),
    async () => {
      await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
    },
  )

/**
 * `build` makes the kiosk's shell; `build calendar --place DIR --years 2026-2027` a place's working-day calendar;
 * `build lexicon --laws DIR` and `build strokes` what the screen's keyboard writes with.
 */
const main = async (): Promise<string> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      place: { type: 'string', default: join(root, 'kiosk-config/demo-county') },
      years: { type: 'string', default: '2025-2026' },
      laws: { type: 'string' },
    },
  })
  if (positionals[0] === 'calendar') {
    const { makeCalendar, parseYears } = await import('./make-calendar.ts')
    const written = await makeCalendar(values.place, parseYears(values.years))
    return written.length > 0 ? `已写好:${written.join('、')}` : '日历没有变化。'
  }
  if (positionals[0] === 'lexicon' || positionals[0] === 'strokes') {
    const { makeLexicon, makeStrokes } = await import('./build-input.ts')
    if (positionals[0] === 'strokes') return makeStrokes()
    if (!values.laws) throw new Error('词库要数一部分法律条文:请用 --laws 指明法律文件夹')
    return makeLexicon(values.laws)
  }
  return (await buildKiosk()) === 'done' ? '界面已构建。' : '界面没有变化,不用重新构建。'
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await main().then(console.log, (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
