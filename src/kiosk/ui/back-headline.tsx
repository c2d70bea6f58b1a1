import { ChevronLeft } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import { goBack } from './screen.ts'
import { text } from './text/text.ts'

export const BackButton = ({ onClick = goBack }: { readonly onClick?: () => void }) => (
  <button type="button" class="back" aria-label={text().frame.back} onClick={onClick}>
    <Icon node={ChevronLeft} />
  </button>
)

/** A screen's first line: the way back, its name, and what stands at the right. */
export const BackHeadline = (props: {
  readonly title: string
  readonly onBack?: () => void
  readonly children?: ComponentChildren
}) => (
  <div class="headline">
    <BackButton {...(props.onBack ? { onClick: props.onBack } : {})} />
    <h1>{props.title}</h1>
    {props.children}
  </div>
)
