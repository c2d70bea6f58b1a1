import * as v from 'valibot'
import { lockBeforeTry, type PinLock, pinLockSchema, unlocked, waitOf } from '#domain/pin-lock.ts'
import { parse } from '#domain/schema.ts'
import type { StrictStore } from './strict-store.ts'

/** Rounds of PBKDF2-HMAC-SHA-256 (OWASP Password Storage Cheat Sheet, 2023). */
const rounds = 600_000

const pinSchema = v.object({
  salt: v.instance(Uint8Array),
  rounds: v.pipe(v.number(), v.integer(), v.minValue(rounds)),
  hash: v.instance(Uint8Array),
})

/** What a try came to. `wait` tells how long nobody may try, milliseconds. */
export type PinTry = { readonly kind: 'right' | 'wrong' | 'none' } | { readonly kind: 'wait'; readonly wait: number }

/** A PIN (口令) of this terminal: the technician's, or a member of staff's. It opens pages and decrypts nothing. */
export type TerminalPin = {
  readonly isSet: () => Promise<boolean>
  readonly set: (pin: string) => Promise<void>
  /** So that a new one can be chosen; where nobody remembers it. */
  readonly forget: () => Promise<void>
  readonly check: (pin: string, now: number) => Promise<PinTry>
}

/** Six digits, and not all alike. */
export const isGoodPin = (pin: string): boolean => /^\d{6}$/.test(pin) && new Set(pin).size > 1

/** @param owner whose it is; each has their own lock, on this terminal alone */
export const openPin = (store: StrictStore, owner = 'technician'): TerminalPin => {
  const [pinKey, lockKey] = [`pin ${owner}`, `pinLock ${owner}`]
  const loadLock = async (): Promise<PinLock> => {
    const lock = parse(pinLockSchema, await store.load(lockKey))
    return lock.ok ? lock.value : unlocked
  }
  const loadPin = async () => parse(pinSchema, await store.load(pinKey))
  const tryOnce = async (pin: string, now: number): Promise<PinTry> => {
    const kept = await loadPin()
    if (!kept.ok) return { kind: 'none' }
    const lock = await loadLock()
    const wait = waitOf(lock, now)
    if (wait > 0) return { kind: 'wait', wait }
    await store.save(lockKey, lockBeforeTry(lock, now))
    if (!isSame(await derive(pin, kept.value.salt, kept.value.rounds), kept.value.hash)) return { kind: 'wrong' }
    await store.save(lockKey, unlocked)
    return { kind: 'right' }
  }
  let last: Promise<unknown> = Promise.resolve()
  return {
    isSet: async () => (await store.load(pinKey)) !== undefined,
    set: async pin => {
      const salt = crypto.getRandomValues(new Uint8Array(16))
      await store.save(pinKey, { salt, rounds, hash: await derive(pin, salt, rounds) })
      await store.save(lockKey, unlocked)
    },
    forget: () => store.remove(pinKey),
    check: (pin, now) => {
      const tried = last.then(() => tryOnce(pin, now)) // one after another: two at once would count as one
      last = tried.catch(() => undefined)
      return tried
    },
  }
}

const derive = async (pin: string, salt: Uint8Array, iterations: number): Promise<Uint8Array> => {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits'])
  const ofSalt = new Uint8Array(salt)
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: ofSalt, iterations }, key, 256),
  )
}

const isSame = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.reduce((sum, byte, at) => sum | (byte ^ (right[at] ?? 0)), 0) === 0
