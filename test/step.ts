import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The project's top folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs one part of a longer command in the top folder and ends everything when it fails. */
export const step = (name: string, command: string, ...words: readonly string[]): void => {
  const started = performance.now()
  console.log(`── ${name}`)
  const run = spawnSync(command, words, { cwd: root, stdio: 'inherit' })
  if (run.status !== 0) {
    console.error(`── ${name}:没有通过`)
    process.exit(run.status ?? 1)
  }
  console.log(`── ${name}:通过,${((performance.now() - started) / 1000).toFixed(1)} 秒`)
}

/** Runs a package's command with this very Node. @param script path below `node_modules` */
export const packageStep = (name: string, script: string, ...words: readonly string[]): void =>
  step(name, process.execPath, `node_modules/${script}`, ...words)
