/** What a finger, a hand and an eye need of a screen. */
export type Needs = {
  /** The least side of whatever can be touched. */
  readonly leastPx: number
  readonly leastMm: number
  /** Whether everything must lie where a seated hand reaches. */
  readonly isLow: boolean
}

export type ControlSize = { readonly mm: number; readonly px: number; readonly name: string }

export type Measured = {
  readonly smallest: ControlSize | null
  readonly faults: readonly Fault[]
}

export type FaultKind =
  | 'axe'
  | 'sideways'
  | 'clipped'
  | 'smallTarget'
  | 'outOfReach'
  | 'outOfSight'
  | 'covered'
  | 'fieldHidden'
  | 'unreachable'

/** @param what the thing, in the same words on every screen, so that it is counted together */
export type Fault = { readonly kind: FaultKind; readonly what: string; readonly detail: string }

/** Measures the screen in view. Runs inside the page, so it takes nothing from outside of itself. */
export const measureScreen = (needs: Needs): Measured => {
  const root: ParentNode = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document
  const { documentElement } = document
  const styles = getComputedStyle(documentElement)
  const perMm = Number.parseFloat(styles.getPropertyValue('--mm'))
  const bandTop = innerHeight - Number.parseFloat(styles.getPropertyValue('--reach'))
  const faults: Fault[] = []
  const report = (kind: FaultKind, what: string, detail: string) => {
    if (!faults.some(each => each.kind === kind && each.what === what)) faults.push({ kind, what, detail })
  }
  const round = (value: number) => Math.round(value * 10) / 10
  const nameOf = (element: Element): string => {
    const labels = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null
    const words = element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent ?? ''
    return words.replaceAll(/\s+/g, ' ').trim().slice(0, 16)
  }
  const kindOf = (element: Element): string => {
    const classes = [...element.classList].map(each => `.${each}`).join('')
    const parent = classes === '' ? element.closest('[class]:not(button):not(input):not(textarea)') : null
    const around = parent ? `.${[...parent.classList].join('.')} ` : ''
    const id = classes === '' && element.id !== '' ? `#${element.id}` : ''
    return `${around}${element.tagName.toLowerCase()}${id}${classes}`
  }
  const ancestorsOf = (element: Element): readonly Element[] => {
    const parent = element.parentElement
    return parent && element !== root ? [parent, ...ancestorsOf(parent)] : []
  }
  const overflowOf = (element: Element, axis: 'x' | 'y'): 'none' | 'cut' | 'scroll' => {
    const style = getComputedStyle(element)
    const value = axis === 'x' ? style.overflowX : style.overflowY
    if (element === documentElement || element === document.body) return 'none'
    if (value === 'auto' || value === 'scroll') return 'scroll'
    return value === 'hidden' || value === 'clip' ? 'cut' : 'none'
  }
  const scrollersOf = (element: Element) => ancestorsOf(element).filter(each => overflowOf(each, 'y') === 'scroll')
  /** What has no room is sometimes led where nobody sees it, on purpose; never out of the main part of a screen. */
  const isCutAway = (element: Element, box: DOMRect): boolean =>
    ancestorsOf(element).some(each => {
      const around = each.getBoundingClientRect()
      const isBelow = box.top >= around.bottom - 1 || box.bottom <= around.top + 1
      const isBeside = box.left >= around.right - 1 || box.right <= around.left + 1
      return (
        (isBelow && overflowOf(each, 'y') === 'cut') ||
        (isBeside && overflowOf(each, 'x') === 'cut' && each.tagName !== 'MAIN')
      )
    })
  const isShown = (element: Element): boolean => {
    const box = element.getBoundingClientRect()
    if (box.width <= 1 || box.height <= 1 || getComputedStyle(element).clipPath === 'inset(50%)') return false
    return element.checkVisibility({ visibilityProperty: true }) && !isCutAway(element, box)
  }

  const touchable = 'button, input, textarea, select, a[href], summary, [role="button"]'
  const fingerAims = (element: Element): Element => {
    const isTick = element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type)
    return (isTick && element.labels?.[0]) || element
  }
  const controls = [...new Set([...root.querySelectorAll(`:is(${touchable}):not(:disabled)`)].map(fingerAims))].filter(
    each => isShown(each) && !each.closest('[inert]'),
  )

  const checkSideways = () => {
    const roots = [
      documentElement,
      ...root.querySelectorAll('main, dialog'),
      ...(root instanceof Element ? [root] : []),
    ]
    for (const each of roots)
      if (each.scrollWidth > each.clientWidth + 1)
        report('sideways', kindOf(each), `${each.scrollWidth} px in ${each.clientWidth} px`)
  }

  /** The box of what is drawn of a text: as wide as it is, and as high as its letters. */
  const boxOfText = (text: Text) => {
    const range = document.createRange()
    range.selectNodeContents(text)
    const box = range.getBoundingClientRect()
    return { left: box.left, right: box.right, width: box.width }
  }
  const checkClipped = () => {
    const walker = document.createTreeWalker(root instanceof Element ? root : document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!element || !(node instanceof Text) || node.data.trim() === '') continue
      if (!isShown(element) || element.closest('.visually-hidden, svg, script, style')) continue
      const box = boxOfText(node)
      if (box.width < 2) continue
      checkBox(element, box)
      const control = element.closest(touchable)?.getBoundingClientRect()
      if (control && (box.left < control.left - 1 || box.right > control.right + 1))
        report(
          'clipped',
          kindOf(element),
          `“${nameOf(element)}”: its words reach ${round(Math.max(control.left - box.left, box.right - control.right))} px out of its control`,
        )
    }
    for (const control of controls) if (!bleeds(control)) checkBox(control, control.getBoundingClientRect())
  }
  /** The idle display's picture drifts, so that its edges lie over those of the screen; its words do not. */
  const bleeds = (element: Element) => element.closest('[data-idle-display]') !== null
  const checkBox = (element: Element, box: { readonly left: number; readonly right: number }) => {
    const around = [element, ...ancestorsOf(element)]
    if (
      around.some(
        each =>
          overflowOf(each, 'x') === 'scroll' && each.tagName !== 'MAIN' && each.scrollWidth > each.clientWidth + 1,
      )
    )
      return
    const out = Math.max(-box.left, box.right - innerWidth)
    if (out > 1) return report('clipped', kindOf(element), `“${nameOf(element)}”: ${round(out)} px out of the screen`)
    for (const each of around) {
      if (overflowOf(each, 'x') !== 'cut' || getComputedStyle(each).textOverflow === 'ellipsis') continue
      const edge = each.getBoundingClientRect()
      const cut = Math.max(edge.left - box.left, box.right - edge.right)
      if (cut > 1)
        return report('clipped', kindOf(element), `“${nameOf(element)}”: ${round(cut)} px cut off by ${kindOf(each)}`)
    }
  }

  const checkTargets = (): ControlSize | null => {
    let smallest: ControlSize | null = null
    for (const control of controls) {
      const { width, height } = control.getBoundingClientRect()
      const px = Math.min(width, height)
      const mm = px / perMm
      if (!smallest || mm < smallest.mm)
        smallest = { mm: round(mm), px: round(px), name: `${kindOf(control)} “${nameOf(control)}”` }
      if (px < needs.leastPx - 0.5 || mm < needs.leastMm - 0.1)
        report(
          'smallTarget',
          kindOf(control),
          `“${nameOf(control)}”: ${round(width)} × ${round(height)} px, ${round(mm)} mm`,
        )
    }
    return smallest
  }

  /** How far down it can be brought: by scrolling everything around it to its top. */
  const lowestTop = (element: Element): number =>
    element.getBoundingClientRect().top + scrollersOf(element).reduce((sum, each) => sum + each.scrollTop, 0)
  const checkReach = () => {
    for (const control of controls)
      if (lowestTop(control) < bandTop - 1)
        report(
          'outOfReach',
          kindOf(control),
          `“${nameOf(control)}”: ${round(bandTop - lowestTop(control))} px above the reach`,
        )
  }

  /** What no scrolling brings onto the screen, or only into a slit. */
  const checkSight = () => {
    for (const control of controls) {
      const box = control.getBoundingClientRect()
      const [scroller] = scrollersOf(control)
      if (!scroller) {
        const out = Math.max(-box.top, box.bottom - innerHeight)
        const inMiddle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
        if (inMiddle && !control.contains(inMiddle) && !inMiddle.contains(control))
          report('covered', kindOf(control), `“${nameOf(control)}”: ${kindOf(inMiddle)} lies over it`)
        if (out > 1 && !bleeds(control))
          report('outOfSight', kindOf(control), `“${nameOf(control)}”: ${round(out)} px below or above the screen`)
        continue
      }
      const seen = scroller.getBoundingClientRect()
      const pinned = [control, ...ancestorsOf(control)].find(each => getComputedStyle(each).position === 'sticky')
      const below = pinned ? box.bottom - pinned.getBoundingClientRect().top - scroller.clientHeight : 0
      if (below > 1)
        report(
          'outOfSight',
          kindOf(control),
          `“${nameOf(control)}”: ${round(below)} px below the room of what is pinned`,
        )
      const room = Math.min(seen.bottom, innerHeight) - Math.max(seen.top, 0)
      if (room < Math.min(box.height, needs.leastMm * perMm))
        report(
          'outOfSight',
          kindOf(scroller),
          `only ${round(room)} px high, for ${kindOf(control)} “${nameOf(control)}”`,
        )
    }
  }

  const checkField = () => {
    const field = document.activeElement
    if (!document.querySelector('.frame[data-typing]')) return
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
    const box = field.getBoundingClientRect()
    const scroller = scrollersOf(field)[0]?.getBoundingClientRect()
    const [top, bottom] = [Math.max(scroller?.top ?? 0, 0), Math.min(scroller?.bottom ?? innerHeight, innerHeight)]
    const seen = Math.min(box.bottom, bottom) - Math.max(box.top, top)
    if (seen < Math.min(box.height - 2, needs.leastMm * perMm))
      report(
        'fieldHidden',
        kindOf(field),
        `“${nameOf(field)}”: ${round(seen)} of ${round(box.height)} px are seen while one types`,
      )
  }

  checkSideways()
  checkClipped()
  const smallest = checkTargets()
  if (needs.isLow) checkReach()
  checkSight()
  checkField()
  return { smallest, faults }
}
