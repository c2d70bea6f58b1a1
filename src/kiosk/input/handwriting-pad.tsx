import { Eraser, Undo2 } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'
import { beginInk, composing, forgetComposition, offerRead } from './composition.ts'
import { DeleteKey } from './delete-key.tsx'
import { HideKey } from './function-row.tsx'
import type { Point, Stroke } from './handwriting/features.ts'
import { inputEngine } from './input-engine.ts'
import { Key } from './key.tsx'
import { chooseLayout } from './keyboard.ts'
import { pressEnter, pressSign } from './press.ts'

const readEvery = 150

/** A pad to write on with a finger; what it looks like is read while one writes. Ink is gone once something is chosen. */
export const HandwritingPad = () => {
  const words = text().keyboard
  const canvas = useRef<HTMLCanvasElement>(null)
  const strokes = useRef<Point[][]>([])
  const isDrawing = useRef(false)
  const reading = useRef({ isBusy: false, isStale: false, at: 0 })

  const wipe = () => {
    strokes.current = []
    draw(canvas.current, strokes.current)
  }
  const read = () => {
    const { current } = reading
    if (current.isBusy) {
      current.isStale = true
      return
    }
    current.isBusy = true
    current.isStale = false
    const ink = strokes.current.map(stroke => [...stroke])
    void inputEngine.read(ink).then(texts => {
      current.isBusy = false
      if (strokes.current.length > 0) offerRead(texts ?? [])
      if (current.isStale && strokes.current.length > 0) read()
    })
  }
  const change = (next: Point[][]) => {
    strokes.current = next
    draw(canvas.current, next)
    if (next.length > 0) read()
    else forgetComposition()
  }

  useEffect(() => {
    const area = canvas.current
    const resize = () => {
      if (!area) return
      area.width = area.clientWidth
      area.height = area.clientHeight
      draw(area, strokes.current)
    }
    resize()
    addEventListener('resize', resize)
    return () => removeEventListener('resize', resize)
  }, [])
  const isInked = composing.value?.kind === 'ink'
  useEffect(() => {
    // The next character may have been begun before this is run.
    if (!isInked && composing.peek()?.kind !== 'ink') wipe()
  }, [isInked])

  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top } = canvas.current?.getBoundingClientRect() ?? { left: 0, top: 0 }
    return [clientX - left, clientY - top]
  }
  const begin = (event: PointerEvent) => {
    event.preventDefault()
    if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId)
    isDrawing.current = true
    if (composing.peek()?.kind !== 'ink') strokes.current = []
    beginInk()
    strokes.current = [...strokes.current, [pointOf(event)]]
    draw(canvas.current, strokes.current)
  }
  const go = (event: PointerEvent) => {
    if (!isDrawing.current) return
    // A busy page is told of several moves at once; without each of them corners would be cut.
    const moves = event.getCoalescedEvents()
    strokes.current.at(-1)?.push(...(moves.length > 0 ? moves : [event]).map(pointOf))
    draw(canvas.current, strokes.current)
    if (event.timeStamp - reading.current.at < readEvery) return
    reading.current.at = event.timeStamp
    read()
  }
  const end = () => {
    if (!isDrawing.current) return
    isDrawing.current = false
    read()
  }
  return (
    <div class="handwriting">
      <div class="handwriting-pad">
        <canvas
          ref={canvas}
          aria-label={words.pad}
          role="img"
          onPointerDown={begin}
          onPointerMove={go}
          onPointerUp={end}
          onPointerCancel={end}
          onMouseDown={event => event.preventDefault()}
        />
        <p class="handwriting-hint" aria-hidden="true">
          {words.padHint}
        </p>
      </div>
      <div class="handwriting-keys">
        <Key look="quiet" label={words.undoStroke} onPress={() => change(strokes.current.slice(0, -1))}>
          <Icon node={Undo2} />
        </Key>
        <Key look="quiet" label={words.wipe} onPress={() => change([])}>
          <Icon node={Eraser} />
        </Key>
        <Key
          look="quiet"
          variants={['，', '？', '、', '：', '；', '！', '“', '”', '（', '）', '《', '》']}
          onPress={() => pressSign('，')}
        >
          ，
        </Key>
        <Key look="quiet" onPress={() => pressSign('。')}>
          。
        </Key>
        <Key look="quiet" onPress={() => chooseLayout('symbols')}>
          {words.symbols}
        </Key>
        <DeleteKey look="quiet" />
        <Key look="quiet" onPress={pressEnter}>
          {words.enter}
        </Key>
        <HideKey />
      </div>
    </div>
  )
}

const draw = (canvas: HTMLCanvasElement | null, strokes: readonly Stroke[]) => {
  const context = canvas?.getContext('2d')
  if (!canvas || !context) return
  const { height, width } = canvas
  context.clearRect(0, 0, width, height)
  canvas.dataset.isInked = strokes.length > 0 ? 'yes' : 'no'
  context.strokeStyle = getComputedStyle(canvas).color
  context.lineWidth = Math.max(5, height / 40)
  context.lineCap = 'round'
  context.lineJoin = 'round'
  for (const [first, ...rest] of strokes) {
    if (!first) continue
    context.beginPath()
    context.moveTo(...first)
    for (const point of rest.length > 0 ? rest : [first]) context.lineTo(...point)
    context.stroke()
  }
}
