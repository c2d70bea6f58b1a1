// Runs on any Node: makes sure of a Node that can run TypeScript files, then of the installed packages,
// then hands over to the file named on the command line. Everything else is TypeScript.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const [, self, target, ...rest] = process.argv

const npm = (words, cwd) => {
  const bundled = process.env.npm_execpath
  const [command, first] = bundled ? [process.execPath, [bundled]] : ['npm', []]
  return spawnSync(command, [...first, ...words], {
    cwd,
    stdio: 'inherit',
    shell: !bundled && process.platform === 'win32',
  })
}

const isNewEnough = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18)
}

const runAgainUnderNode24 = () => {
  if (process.env.MINGTANG_NODE_TRIED)
    fail('Node 22.18 或更新的版本没有找到。请安装 Node 24 后再试。(Node 22.18 or newer is needed.)')
  process.env.MINGTANG_NODE_TRIED = 'yes'
  const run = npm(['exec', '--yes', '--package=node@24', '--', 'node', self, target, ...rest], process.cwd())
  process.exit(run.status ?? 1)
}

const installWhenLockChanged = () => {
  const stamp = join(root, 'node_modules/.installed-lock')
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.log('正在安装依赖 … (installing packages)')
  const run = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], root)
  if (run.status !== 0)
    fail('依赖没有装上:请检查网络后再运行一次同一条命令。(npm ci failed; run the same command again.)')
  writeFileSync(stamp, lock)
}

const fail = sentence => {
  console.error(sentence)
  process.exit(1)
}

if (!isNewEnough()) runAgainUnderNode24()
installWhenLockChanged()
process.argv = [process.execPath, resolve(root, target), ...rest]
await import(pathToFileURL(resolve(root, target)).href)
