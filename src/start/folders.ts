import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's top folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Everything made on this machine, ignored by git. */
export const made = join(root, '.mingtang')
export const kioskFolder = join(made, 'kiosk')
