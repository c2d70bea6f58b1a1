import { ChevronDown, X } from 'lucide'
import { useState } from 'preact/hooks'
import { type DocumentKind, documentKinds } from '#domain/document.ts'
import type { Tally } from '#search/engine.ts'
import { type FacetName, type Filter, facetNames, noFilter } from '#search/filter.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'
import { facetWords } from './facet-words.ts'

/** Organ and year stand on the screen, as people narrow down by them most; the others behind one more button. */
const shownFirst: readonly FacetName[] = ['issuer', 'year']
const shownMore = facetNames.filter(name => !shownFirst.includes(name))

type FiltersProps = {
  readonly filter: Filter
  readonly counts: Tally | null
  readonly onFilter: (filter: Partial<Filter>) => void
}

/** Kinds with counts, then the facets, then what has been chosen besides. */
export const Filters = (props: FiltersProps) => {
  const { filter, onFilter } = props
  const { search } = text()
  const isNarrowed = Object.entries(noFilter).some(([name, none]) => filter[name as keyof Filter] !== none)
  return (
    <div class="filters">
      <Kinds {...props} />
      <button
        type="button"
        class="filter"
        aria-pressed={filter.onlyInForce}
        onClick={() => onFilter({ onlyInForce: !filter.onlyInForce })}
      >
        {search.onlyInForce}
      </button>
      {shownFirst.map(name => (
        <Facet key={name} names={[name]} title={search.facets[name]} {...props} />
      ))}
      <Facet names={shownMore} title={search.moreFacets} {...props} />
      {filter.column && (
        <button
          type="button"
          class="filter"
          aria-pressed="true"
          aria-label={search.removeFilter(search.column(filter.column))}
          onClick={() => onFilter({ column: null })}
        >
          {search.column(filter.column)} <Icon node={X} />
        </button>
      )}
      {isNarrowed && (
        <button type="button" class="filter" onClick={() => onFilter(noFilter)}>
          {search.clearFilters}
        </button>
      )}
    </div>
  )
}

const Kinds = ({ filter, counts, onFilter }: FiltersProps) => {
  const { search, kinds } = text()
  const all = counts ? Object.values(counts.kinds).reduce((sum, count) => sum + count, 0) : null
  const button = (kind: DocumentKind | null, name: string, count: number | null) => (
    <button
      type="button"
      class="filter"
      key={name}
      aria-pressed={filter.kind === kind}
      onClick={() => onFilter({ kind })}
    >
      {name} {count !== null && <span class="filter-count">{count}</span>}
    </button>
  )
  return (
    <>
      {button(null, search.all, all)}
      {documentKinds
        .filter(kind => filter.kind === kind || (counts?.kinds[kind] ?? 0) > 0)
        .map(kind => button(kind, kinds[kind], counts?.kinds[kind] ?? null))}
    </>
  )
}

/** Facets behind one button: what they are narrowed to, or the way to their values. What parts nothing is not shown. */
const Facet = (props: FiltersProps & { readonly names: readonly FacetName[]; readonly title: string }) => {
  const [isOpen, setIsOpen] = useState(false)
  const { search } = text()
  const { filter, counts, names, title, onFilter } = props
  const shown = names.filter(name => filter[name] !== null || (counts?.facets[name].length ?? 0) > 1)
  if (shown.length === 0) return null
  const chosen = shown.flatMap(name => (filter[name] === null ? [] : [facetWords(name, filter[name])]))
  const choose = (name: FacetName, value: string | null) => {
    onFilter({ [name]: value })
    setIsOpen(false)
  }
  return (
    <>
      <button
        type="button"
        class="filter"
        aria-haspopup="dialog"
        aria-pressed={chosen.length > 0}
        onClick={() => setIsOpen(true)}
      >
        {chosen.length > 0 ? chosen.join('、') : title} <Icon node={ChevronDown} />
      </button>
      {isOpen && (
        <Dialog label={title} shape="sheet" onCancel={() => setIsOpen(false)}>
          <div class="dialog-head">
            <h2>{title}</h2>
            <button type="button" class="close" onClick={() => setIsOpen(false)}>
              {search.close}
            </button>
          </div>
          <div class="facets">
            {shown.map(name => (
              <Values key={name} name={name} chosen={filter[name]} counts={counts} onChoose={choose} />
            ))}
          </div>
        </Dialog>
      )}
    </>
  )
}

const Values = (props: {
  readonly name: FacetName
  readonly chosen: string | null
  readonly counts: Tally | null
  readonly onChoose: (name: FacetName, value: string | null) => void
}) => {
  const { name, chosen, counts, onChoose } = props
  const { search } = text()
  return (
    <>
      <h3>{search.facets[name]}</h3>
      <ul class="facet-values">
        <li>
          <button type="button" aria-pressed={chosen === null} onClick={() => onChoose(name, null)}>
            {search.any}
          </button>
        </li>
        {counts?.facets[name].map(({ value, count }) => (
          <li key={value}>
            <button type="button" aria-pressed={chosen === value} onClick={() => onChoose(name, value)}>
              {facetWords(name, value)} <span class="filter-count">{count}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
