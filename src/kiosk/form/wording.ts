import type { Wording } from '#domain/form-filling.ts'
import { windowDecides } from '#domain/submission-kind.ts'
import type { PlaceHere } from '../terminal/hall.ts'
import { say, text } from '../ui/text/text.ts'

/** The terminal's own words beside those of a form, in the language of the screen. */
export const wordingOf = ({ place }: PlaceHere): Wording => {
  const { form } = text()
  return {
    say,
    organ: id => (id === windowDecides ? form.organUnknown : (place.organs.find(each => each.id === id)?.name ?? id)),
    identityChoices: form.identityChoices,
    identityKinds: form.identityKinds,
    identityKind: form.identityKind,
    identityNumber: form.identityNumber,
  }
}
