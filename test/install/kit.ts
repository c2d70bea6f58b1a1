import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The install kit's folder. */
export const kit = fileURLToPath(new URL('../../kiosk-config/install', import.meta.url))
export const linux = join(kit, 'linux')
export const policyFile = join(linux, 'policies/mingtang.json')

/** What a finished command said. */
export type Run = { readonly status: number | null; readonly output: string }

export const run = (command: string, words: readonly string[], environment: NodeJS.ProcessEnv = {}): Run => {
  const { status, stdout, stderr } = spawnSync(command, words, {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  })
  return { status, output: `${stdout ?? ''}${stderr ?? ''}` }
}

/** Whether this machine has a program. */
export const hasProgram = (name: string): boolean => run('sh', ['-c', `command -v ${name}`]).status === 0

/** An authority good for these names and addresses, and a server's certificate of it, in two folders below `folder`. */
export const makeCertificates = (folder: string, names: readonly string[]): void => {
  for (const [script, ...words] of [
    ['make-authority.sh', join(folder, 'authority'), '测试根证书', ...names],
    ['make-certificate.sh', join(folder, 'authority'), join(folder, 'server'), ...names],
  ] as const) {
    const { status, output } = run(join(kit, 'tls', script), words)
    if (status !== 0) throw new Error(output)
  }
}
