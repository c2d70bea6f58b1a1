import { execFile, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const imageBytes = 256 * 1024 * 1024
const triesToUnmount = 50

/** Where disks lie as files; mounts and files go when the rig ends, however it ends. */
export type ImageRoom = { readonly folder: string; readonly forget: () => Promise<void> }

export const newImageRoom = async (): Promise<ImageRoom> => {
  const folder = await mkdtemp(join(tmpdir(), 'mingtang-power-'))
  const exit = () => process.exit(130)
  const leave = () => {
    for (const mounted of mounts) spawnSync('umount', ['--lazy', mounted])
    spawnSync('rm', ['-rf', '--one-file-system', folder])
  }
  process.once('exit', leave)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, exit)
  return {
    folder,
    forget: async () => {
      process.off('exit', leave)
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, exit)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Why a disk in a file cannot be mounted here, and what is needed; null where it can. */
export const whyNoImages = async (): Promise<string | null> => {
  const room = await newImageRoom()
  try {
    await onImage(await makeImage(room, 'trial'), async () => undefined)
    return null
  } catch (error) {
    return reasonOf(error)
  } finally {
    await room.forget()
  }
}

/** A command that failed is named in the first line, and says why in the second. */
const reasonOf = (error: unknown): string => {
  const [command = '', reason = command] = String(error).trim().split('\n')
  return reason.trim()
}

/** An empty ext4 disk in a file. */
export const makeImage = async (room: ImageRoom, name: string): Promise<string> => {
  const image = imageIn(room, name)
  await writeFile(image, '')
  await truncate(image, imageBytes)
  await run('mkfs.ext4', ['-q', '-F', image])
  return image
}

/**
 * The disk as it is at this moment: what the file system still keeps in memory is not in the copy. Copying takes some
 * 20 ms, in which a write that has begun may arrive by halves, as it may when the power goes.
 */
export const copyImage = async (room: ImageRoom, image: string, name: string): Promise<string> => {
  const copy = imageIn(room, name)
  await run('cp', ['--sparse=always', image, copy])
  return copy
}

/** Mounts a disk for as long as the work lasts; what its journal holds is played back, as after a power cut. */
export const onImage = async <Value>(image: string, work: (folder: string) => Promise<Value>): Promise<Value> => {
  const folder = `${image}.mounted`
  await mkdir(folder, { recursive: true })
  await run('mount', ['-o', 'loop', image, folder])
  mounts.add(folder)
  try {
    return await work(folder)
  } finally {
    await unmount(folder)
  }
}

const mounts = new Set<string>()

const imageIn = (room: ImageRoom, name: string): string => join(room.folder, `${name}.img`)

/** What has just been killed may hold the disk for a moment. */
const unmount = async (folder: string): Promise<void> => {
  for (let tries = 0; ; tries += 1) {
    const failed = await run('umount', [folder]).then(
      () => null,
      error => ({ error }),
    )
    if (!failed) break
    if (tries > triesToUnmount) throw failed.error
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  mounts.delete(folder)
}
