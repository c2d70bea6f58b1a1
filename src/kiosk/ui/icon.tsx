import type { IconNode } from 'lucide'
import { h } from 'preact'

/** A line icon; always beside words, so it stays silent for screen readers. */
export const Icon = ({ node }: { readonly node: IconNode }) => (
  <svg
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    {node.map(([tag, attributes]) => h(tag, attributes as Record<string, string>))}
  </svg>
)
