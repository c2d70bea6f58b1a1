import { ArrowBigUp } from 'lucide'
import { useState } from 'preact/hooks'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'
import { DeleteKey } from './delete-key.tsx'
import { FunctionRow } from './function-row.tsx'
import { Key } from './key.tsx'
import { pressPinyin, pressSign } from './press.ts'

const rows = ['qwertyuiop', 'asdfghjkl'] as const
const lastRow = 'zxcvbnm'
const digitOf = (key: string): string => '1234567890'['qwertyuiop'.indexOf(key)] ?? ''

/** 26 keys for pinyin. Held down, a key offers its capital, and in the first row a digit. */
export const PinyinKeys = () => {
  const words = text().keyboard
  return (
    <>
      {rows.map(row => (
        <div class="keyboard-row" key={row}>
          {[...row].map(key => (
            <Key
              key={key}
              variants={[digitOf(key), key.toUpperCase(), key].filter(each => each)}
              onPress={() => pressPinyin(key)}
            >
              {key}
            </Key>
          ))}
        </div>
      ))}
      <div class="keyboard-row">
        <Key look="quiet wide" label={words.partLabel} onPress={() => pressPinyin("'")}>
          {words.part}
        </Key>
        {[...lastRow].map(key => (
          <Key key={key} variants={[key.toUpperCase(), key]} onPress={() => pressPinyin(key)}>
            {key}
          </Key>
        ))}
        <DeleteKey />
      </div>
      <FunctionRow
        stops={['，', '。', '？', '、', '：', '；', '！', '“', '”', '（', '）', '《', '》', '〔', '〕', '·']}
      />
    </>
  )
}

/** Letters as they are. */
export const LatinKeys = () => {
  const words = text().keyboard
  const [isUpper, setIsUpper] = useState(false)
  const cased = (key: string) => (isUpper ? key.toUpperCase() : key)
  const key = (each: string) => (
    <Key
      key={each}
      variants={[digitOf(each), cased(each) === each ? each.toUpperCase() : each].filter(one => one)}
      onPress={() => pressSign(cased(each))}
    >
      {cased(each)}
    </Key>
  )
  return (
    <>
      {rows.map(row => (
        <div class="keyboard-row" key={row}>
          {[...row].map(key)}
        </div>
      ))}
      <div class="keyboard-row">
        <Key look="quiet wide" isPressed={isUpper} label={words.shift} onPress={() => setIsUpper(!isUpper)}>
          <Icon node={ArrowBigUp} />
        </Key>
        {[...lastRow].map(key)}
        <DeleteKey />
      </div>
      <FunctionRow stops={['.', ',', '@', '-', '_', '/', ':', '?', '!', "'", '"', '(', ')', '&', '+', '#']} />
    </>
  )
}
