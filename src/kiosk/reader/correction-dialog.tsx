import type { LibraryDocument } from '#domain/document.ts'
import type { Place } from '#domain/place.ts'
import { usePlace } from '../terminal/hall.ts'
import { Dialog } from '../ui/dialog.tsx'
import { text } from '../ui/text/text.ts'

/** How to report an error in a document (我要纠错): whom to tell, and which document it is. Nothing is sent. */
export const CorrectionDialog = (props: { readonly document: LibraryDocument; readonly onClose: () => void }) => {
  const { correction: words } = text().reader
  return (
    <Dialog label={words.title} onCancel={props.onClose}>
      <h2>{words.title}</h2>
      <p>{words.hint}</p>
      <WhomToTell document={props.document} />
      <p class="hint">{words.nothingSent}</p>
      <div class="actions">
        <button type="button" class="main-action" onClick={props.onClose}>
          {text().help.close}
        </button>
      </div>
    </Dialog>
  )
}

const WhomToTell = ({ document }: { readonly document: LibraryDocument }) => {
  const { correction: words } = text().reader
  const here = usePlace()
  const number = document.kind === 'policy' ? document.documentNumber?.raw : undefined
  const organs = here?.place.organs.filter(organ => document.issuers.includes(organ.name)) ?? []
  const rows: readonly (readonly [name: string, value: string])[] = [
    [words.document, number ? `${document.title}(${number})` : document.title],
    ...organs.map(({ name, address, phone }) => [words.organ, words.at(name, address, phone)] as const),
    ...(here ? [[words.window, windowOf(here.place)] as const] : []),
    ...(here?.terminal ? [[words.terminal, `${here.terminal.hall} · ${here.terminal.name}`] as const] : []),
  ]
  return (
    <dl class="facts correction">
      {rows.map(([name, value]) => [<dt key={`${value} name`}>{name}</dt>, <dd key={value}>{value}</dd>])}
    </dl>
  )
}

const windowOf = ({ window: { name, address, phone } }: Place): string =>
  text().reader.correction.at(name, address, phone)
