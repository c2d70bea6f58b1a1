import type { Guide } from '#domain/document.ts'
import { text } from '../ui/text/text.ts'

type Row = readonly [name: string, value: string | null]

/** A card of a guide with names and values; those without a value, and a card without any, are left out. */
const FactCard = ({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) => {
  const filled = rows.filter(([, value]) => value)
  if (filled.length === 0) return null
  return (
    <section class="card">
      <h2>{title}</h2>
      <dl class="facts">
        {filled.map(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name}>{value}</dd>])}
      </dl>
    </section>
  )
}

/** Where, when and how to go, and whom to ring. */
export const WhereAndWhen = ({ guide }: { readonly guide: Guide }) => {
  const words = text().guide
  return (
    <FactCard
      title={words.where}
      rows={[
        [words.place, guide.place],
        [words.hours, guide.hours],
        [words.visits, guide.visits === null ? null : words.times(guide.visits)],
        [words.online, guide.online],
        [words.acrossRegions, guide.acrossRegions],
        [words.phone, guide.phone],
        [words.complaint, guide.complaintPhone],
      ]}
    />
  )
}

/** How long it takes and what it costs. */
export const TimeAndFee = ({ guide }: { readonly guide: Guide }) => {
  const words = text().guide
  return (
    <FactCard
      title={words.time}
      rows={[
        [words.promised, guide.promisedLimit],
        [words.statutory, guide.statutoryLimit],
        [words.fee, guide.fee],
        [words.feeBasis, guide.feeBasis],
        [words.result, guide.result],
        [words.quantityLimit, guide.quantityLimit],
      ]}
    />
  )
}

/** What the law and the national catalogue say of the matter. */
export const MatterFacts = ({ guide }: { readonly guide: Guide }) => {
  const words = text().guide
  return (
    <FactCard
      title={words.matter}
      rows={[
        [words.basis, guide.legalBasis.join(';')],
        [words.matterType, guide.matterType],
        [words.handling, guide.handling],
        [words.audience, guide.audience.join('、')],
        [words.level, guide.level],
        [words.basicCode, guide.basicCode],
        [words.implementationCode, guide.implementationCode],
      ]}
    />
  )
}
