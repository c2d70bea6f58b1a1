import type { EditionPlace } from '#domain/edition.ts'
import type { Place } from '#domain/place.ts'

/** Why an edition cannot be served with a place's folder; null where it can. */
export const whyEditionDoesNotFit = ({ place }: EditionPlace, here: Place): string | null =>
  place.id === here.id
    ? null
    : `--edition 是 ${place.name}(${place.id})的版次,--place 是 ${here.name}(${here.id}):机关和日历对不上。请把两个写成同一个地方。`
