import { text } from '../ui/text/text.ts'
import { DeleteKey } from './delete-key.tsx'
import { FunctionRow } from './function-row.tsx'
import { Key } from './key.tsx'
import { pressStroke } from './press.ts'
import { strokeKeys } from './strokes/stroke-table.ts'

const shapes: Readonly<Record<(typeof strokeKeys)[number], string>> = {
  '1': '一',
  '2': '丨',
  '3': '丿',
  '4': '丶',
  '5': '乛',
  '?': '?',
}

/** How a row of strokes looks: 一丨丿. */
export const strokeShapes = (keys: string): string =>
  strokeKeys.reduce((shown, key) => shown.replaceAll(key, shapes[key]), keys)

/** Characters by their strokes in the order of writing (笔画). */
export const StrokeKeys = () => {
  const words = text().keyboard
  const key = (each: (typeof strokeKeys)[number]) => (
    <Key key={each} look="stroke" onPress={() => pressStroke(each)}>
      <span class="stroke-shape" aria-hidden="true">
        {shapes[each]}
      </span>
      <span>{words.strokes[each]}</span>
    </Key>
  )
  return (
    <>
      <div class="keyboard-row tall">{strokeKeys.slice(0, 3).map(key)}</div>
      <div class="keyboard-row tall">
        {strokeKeys.slice(3).map(key)}
        <DeleteKey look="quiet stroke" />
      </div>
      <FunctionRow
        stops={['，', '。', '？', '、', '：', '；', '！', '“', '”', '（', '）', '《', '》', '〔', '〕', '·']}
      />
    </>
  )
}
