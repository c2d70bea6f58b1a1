import type { DocumentKind } from '#domain/document.ts'

/** By what hits can be narrowed down: 有效性, 机关, 年份, 主题, 服务对象, 生命周期. */
export const facetNames = ['validity', 'issuer', 'year', 'theme', 'audience', 'stage'] as const
export type FacetName = (typeof facetNames)[number]

/** Narrows hits down; null means any. A facet's value is written as the documents write it. */
export type Filter = Readonly<Record<FacetName, string | null>> & {
  readonly kind: DocumentKind | null
  readonly column: string | null
  /** Leaves out what does not bind now. */
  readonly onlyInForce: boolean
}
export const noFilter: Filter = {
  kind: null,
  column: null,
  onlyInForce: false,
  validity: null,
  issuer: null,
  year: null,
  theme: null,
  audience: null,
  stage: null,
}
