import type { EditionPlace } from '#domain/edition.ts'
import type { PlaceWords } from './pinyin/place-words.ts'

/** What the keyboard is to know of the place: where people live, whom they write to, and what the documents speak of. */
export const placeWords = (edition: EditionPlace): PlaceWords => {
  const { place, synonyms, terms, titleWords } = edition
  return {
    places: [
      place.name,
      ...place.towns.flatMap(town => [
        town.name,
        ...town.villages,
        ...town.villages.map(name => name.replace(/(村|社区)$/, '')),
      ]),
      ...place.streets,
    ],
    terms: [
      ...place.organs.flatMap(organ => [organ.name, organ.name.replace(place.name, '')]),
      ...place.hotTerms,
      ...place.columns,
      ...synonyms.flatMap(({ everyday, formal }) => [everyday, ...formal]),
      ...terms,
      ...titleWords,
    ],
  }
}
