import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
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

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  console.log((await buildKiosk()) === 'done' ? '界面已构建。' : '界面没有变化,不用重新构建。')
