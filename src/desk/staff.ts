import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'

const staffSchema = v.object({ name: v.string(), salt: v.string(), hash: v.string() })
/** A person who works at the desk; the PIN itself is not kept. */
export type Staff = v.InferOutput<typeof staffSchema>

/** @param pin six or more digits */
export const makeStaff = (name: string, pin: string): Staff => {
  const salt = randomBytes(16).toString('hex')
  return { name, salt, hash: hashPin(pin, salt) }
}

export const findByPin = (staff: readonly Staff[], pin: string): Staff | undefined =>
  staff.find(each => timingSafeEqual(Buffer.from(each.hash, 'hex'), Buffer.from(hashPin(pin, each.salt), 'hex')))

const hashPin = (pin: string, salt: string): string => scryptSync(pin, salt, 32).toString('hex')
