import type { CivilDate } from './civil-date.ts'
import type { Policy, Validity } from './document.ts'
import type { Relation } from './relation.ts'

/** A relation that ends at a policy, with the words to name the document that it comes from. */
export type Incoming = { readonly kind: Relation['kind']; readonly from: string; readonly isInForce: boolean }

/**
 * Whether a policy binds on a day, as far as relations and dates decide it; `null` where they leave it open. A document
 * that takes effect later changes nothing yet.
 */
export const decideValidity = (
  policy: Pick<Policy, 'effectiveOn' | 'expiresOn'>,
  incoming: readonly Incoming[],
  today: CivilDate,
): Validity | null => {
  const by = (...kinds: readonly Relation['kind'][]) =>
    incoming.find(({ kind, isInForce }) => isInForce && kinds.includes(kind))
  const replaced = by('replaces')
  if (replaced) return { state: 'repealed', reason: `已由${replaced.from}代替` }
  const repealed = by('repeals')
  if (repealed) return { state: 'repealed', reason: `已被${repealed.from}废止` }
  if (policy.expiresOn && policy.expiresOn < today)
    return { state: 'expired', reason: `有效期至${policy.expiresOn},已届满` }
  if (policy.effectiveOn && policy.effectiveOn > today) return { state: 'notYetInForce' }
  const amended = by('amends')
  return amended ? { state: 'amended', reason: `已经${amended.from}修改` } : null
}

/**
 * What was printed, seen on a later day: a policy has taken effect or has expired since.
 * @param dates as the policy carries them
 */
export const validityOn = (
  validity: Validity,
  dates: Pick<Policy, 'effectiveOn' | 'expiresOn'>,
  today: CivilDate,
): Validity => {
  if (validity.state === 'repealed' || validity.state === 'expired') return validity
  const dated = decideValidity(dates, [], today)
  if (dated) return dated
  return validity.state === 'notYetInForce' && dates.effectiveOn ? { state: 'inForce' } : validity
}

/** Whether a policy no longer binds. */
export const isPast = (validity: Validity | null): boolean =>
  validity?.state === 'repealed' || validity?.state === 'expired'
