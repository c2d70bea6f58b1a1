import type { Guide } from '#domain/document.ts'
import { text } from '../ui/text/text.ts'
import { isTicked, switchTick } from './ticks.ts'

/** What to bring, as a check-list that counts along. */
export const Materials = ({ guide }: { readonly guide: Guide }) => {
  const words = text().guide
  const ready = guide.materials.filter((_, index) => isTicked(guide.id, index)).length
  if (guide.materials.length === 0) return null
  return (
    <section class="card guide-materials">
      <div class="guide-head">
        <h2>{words.materials}</h2>
        <span class="materials-count" data-all={ready === guide.materials.length || undefined} role="status">
          {words.ready(ready, guide.materials.length)}
        </span>
      </div>
      <ul class="materials">
        {guide.materials.map((material, index) => (
          <li key={material.name}>
            <label class="material">
              <input type="checkbox" checked={isTicked(guide.id, index)} onChange={() => switchTick(guide.id, index)} />
              <MaterialText material={material} />
            </label>
          </li>
        ))}
      </ul>
    </section>
  )
}

const MaterialText = ({ material }: { readonly material: Guide['materials'][number] }) => {
  const words = text().guide
  const details = [words.copies(material.copies), material.form, material.source && words.from(material.source)]
  return (
    <span>
      <strong>{material.name}</strong>
      {material.need === '非必要' && <span class="badge material-need">{words.notAlways}</span>}
      <span class="material-details">{details.filter(each => each).join(' · ')}</span>
      {material.note !== '' && <span class="material-details">{material.note}</span>}
    </span>
  )
}
