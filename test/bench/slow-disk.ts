import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The environment of a process whose every sync takes five milliseconds more: below 200 a second. */
export type SlowDisk = { readonly environment: Readonly<Record<string, string>>; readonly forget: () => Promise<void> }

/** Compiles what slows the disk down. @returns null where this machine has no C compiler or does not preload */
export const makeSlowDisk = async (): Promise<SlowDisk | null> => {
  const folder = await mkdtemp(join(tmpdir(), 'mingtang-slow-disk-'))
  const library = join(folder, 'slow-disk.so')
  const source = join(import.meta.dirname, 'slow-disk.c')
  const forget = () => rm(folder, { recursive: true, force: true })
  try {
    await run('cc', ['-O2', '-shared', '-fPIC', '-o', library, source, '-ldl'])
    await run('chmod', ['a+rx', folder, library])
    return { environment: { LD_PRELOAD: library, SLOW_DISK_MICROSECONDS: '5000' }, forget }
  } catch {
    await forget()
    return null
  }
}

const measured = 1500

/** How many times a second the disk takes a page and says it is safe, in a process of its own. */
export const syncsPerSecond = async (environment: Readonly<Record<string, string>> = {}): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), 'mingtang-syncs-'))
  const script = `
    import { fdatasyncSync, openSync, writeSync } from 'node:fs'
    const file = openSync(process.argv[1], 'w')
    const page = Buffer.alloc(4096, 7)
    const started = performance.now()
    let count = 0
    while (performance.now() - started < ${measured}) {
      writeSync(file, page)
      fdatasyncSync(file)
      count += 1
    }
    console.log(count / ((performance.now() - started) / 1000))`
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script, join(folder, 'page')], {
    env: { ...process.env, ...environment },
  }).finally(() => rm(folder, { recursive: true, force: true }))
  return Math.round(Number(stdout))
}
