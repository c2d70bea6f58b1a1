import type { Words } from '#domain/form.ts'
import type { Wording } from '#domain/form-filling.ts'
import { windowDecides } from '#domain/submission-kind.ts'
import type { PlaceHere } from '../terminal/hall.ts'
import { say, text } from '../ui/text/text.ts'
import { type Text, zhCN } from '../ui/text/zh-CN.ts'

/** The terminal's own words beside those of a form, in the language of the screen. */
export const wordingOf = (here: PlaceHere): Wording => wordingIn(text(), say, here)

/** The same in Chinese, whatever the screen speaks: what staff open, and what is handed in on paper. */
export const officialWordingOf = (here: PlaceHere): Wording => wordingIn(zhCN, inChinese, here)

export const inChinese = (words: Words): string => words.zh

const wordingIn = ({ form }: Text, saying: Wording['say'], { place }: PlaceHere): Wording => ({
  say: saying,
  organ: id => (id === windowDecides ? form.organUnknown : (place.organs.find(each => each.id === id)?.name ?? id)),
  identityChoices: form.identityChoices,
  identityKinds: form.identityKinds,
  identityKind: form.identityKind,
  identityNumber: form.identityNumber,
})
