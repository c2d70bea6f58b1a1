import { usePlace } from '../terminal/hall.ts'
import { text } from '../ui/text/text.ts'

/** Towns and villages of the place to choose from, so that only house and number are left to be typed. */
export const AddressPlaces = (props: { readonly value: string; readonly onChoose: (value: string) => void }) => {
  const place = usePlace()?.place
  if (!place || place.towns.length === 0) return null
  const { value, onChoose } = props
  const town = place.towns.find(({ name }) => value.startsWith(place.name + name))
  const village = town?.villages.find(name => value.startsWith(place.name + town.name + name))
  const chosen = place.name + (town?.name ?? '') + (village ?? '')
  const rest = value.startsWith(chosen) ? value.slice(chosen.length) : ''
  const words = text().form
  return (
    <>
      <PlaceChips
        legend={words.chooseTown}
        names={place.towns.map(each => each.name)}
        chosen={town?.name}
        onChoose={name => onChoose(place.name + name)}
      />
      {town && town.villages.length > 0 && (
        <PlaceChips
          legend={words.chooseVillage}
          names={town.villages}
          chosen={village}
          onChoose={name => onChoose(place.name + town.name + name + rest)}
        />
      )}
    </>
  )
}

const PlaceChips = (props: {
  readonly legend: string
  readonly names: readonly string[]
  readonly chosen: string | undefined
  readonly onChoose: (name: string) => void
}) => (
  <fieldset class="place-chips">
    <legend>{props.legend}</legend>
    <div class="chips">
      {props.names.map(name => (
        <button
          type="button"
          class="chip"
          key={name}
          aria-pressed={name === props.chosen}
          onPointerDown={event => event.preventDefault()}
          onClick={() => props.onChoose(name)}
        >
          {name}
        </button>
      ))}
    </div>
  </fieldset>
)
