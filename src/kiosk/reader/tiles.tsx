import { useMemo, useState } from 'preact/hooks'
import type { OpenedDocument } from '../library/messages.ts'
import { text } from '../ui/text/text.ts'
import { type Bearing, bearingsOf } from './bearings.ts'
import { historyOf } from './history.ts'
import { HistoryDialog } from './history-dialog.tsx'
import { DocumentButtons, ListSheet } from './list-sheet.tsx'
import { useSuccession } from './use-succession.ts'

type Tiled = Bearing | 'history'

const order: readonly Tiled[] = [
  'pictures',
  'texts',
  'videos',
  'conferences',
  'services',
  'policies',
  'history',
  'questions',
]

/** What belongs to the open document, each with its number and a touch away: 一图读懂, 文字解读, 去办事, 依据与沿革. */
export const Tiles = ({ opened }: { readonly opened: OpenedDocument }) => {
  const farther = useSuccession(opened)
  const listed = useMemo(() => bearingsOf(opened), [opened])
  const stops = useMemo(() => historyOf(opened, farther), [opened, farther])
  const [shown, setShown] = useState<Tiled | null>(null)
  const { tiles } = text().reader
  const close = () => setShown(null)
  const isExplaining = opened.document.kind === 'interpretation'
  const nameOf = (tile: Tiled) => tiles[tile === 'policies' && isExplaining ? 'explained' : tile]
  // The open document stands among the stops of its history too.
  const countOf = (tile: Tiled) => (tile === 'history' ? Math.max(stops.length - 1, 0) : listed[tile].length)
  const filled = order.filter(tile => countOf(tile) > 0)
  if (filled.length === 0) return null
  return (
    <nav class="tiles" aria-label={tiles.label}>
      {filled.map(tile => (
        <Tile key={tile} name={nameOf(tile)} count={countOf(tile)} onClick={() => setShown(tile)} />
      ))}
      {shown === 'history' && <HistoryDialog stops={stops} onClose={close} />}
      {shown !== null && shown !== 'history' && (
        <ListSheet title={nameOf(shown)} onClose={close}>
          <DocumentButtons documents={listed[shown]} />
        </ListSheet>
      )}
    </nav>
  )
}

const Tile = (props: { readonly name: string; readonly count: number; readonly onClick: () => void }) => (
  <button type="button" class="tile" aria-haspopup="dialog" onClick={props.onClick}>
    <span class="tile-count">{props.count}</span> <span class="tile-name">{props.name}</span>
  </button>
)
