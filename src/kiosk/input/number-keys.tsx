import { useEffect, useState } from 'preact/hooks'
import { text } from '../ui/text/text.ts'
import { DeleteKey } from './delete-key.tsx'
import type { TextField } from './field-edits.ts'
import { EnterKey, FunctionRow, HideKey } from './function-row.tsx'
import { Key } from './key.tsx'
import { pressSign } from './press.ts'

const Rows = ({ rows }: { readonly rows: readonly (readonly string[])[] }) => (
  <>
    {rows.map(row => (
      <div class="keyboard-row" key={row.join('')}>
        {row.map(sign => (
          <Key key={sign} look="pad" onPress={() => pressSign(sign)}>
            {sign}
          </Key>
        ))}
      </div>
    ))}
  </>
)

/** Digits with what stands beside them in dates, amounts and document numbers. */
export const DigitKeys = () => (
  <>
    <Rows
      rows={[
        ['1', '2', '3', '年', '〔', '〕'],
        ['4', '5', '6', '月', '-', '/'],
      ]}
    />
    <div class="keyboard-row">
      {['7', '8', '9', '日', '.'].map(sign => (
        <Key key={sign} look="pad" onPress={() => pressSign(sign)}>
          {sign}
        </Key>
      ))}
      <DeleteKey look="quiet pad" />
    </div>
    <div class="keyboard-row">
      {['号', '0', '元'].map(sign => (
        <Key key={sign} look="pad" onPress={() => pressSign(sign)}>
          {sign}
        </Key>
      ))}
      <EnterKey />
      <HideKey />
    </div>
  </>
)

const Pad = ({ last }: { readonly last: string }) => (
  <>
    <Rows
      rows={[
        ['1', '2', '3'],
        ['4', '5', '6'],
        ['7', '8', '9'],
      ]}
    />
    <div class="keyboard-row">
      <Key look="pad" onPress={() => pressSign(last)}>
        {last}
      </Key>
      <Key look="pad" onPress={() => pressSign('0')}>
        0
      </Key>
      <DeleteKey look="quiet pad" />
    </div>
  </>
)

/** Digits of a telephone number. */
export const PhoneKeys = () => (
  <div class="keyboard-pad">
    <Pad last="-" />
    <PadFoot />
  </div>
)

/** Digits of an identity number, and the X that may be its check character (GB 11643-1999). */
export const IdentityKeys = () => (
  <div class="keyboard-pad">
    <Pad last="X" />
    <PadFoot />
  </div>
)

const PadFoot = () => (
  <div class="keyboard-side">
    <EnterKey />
    <HideKey />
  </div>
)

/** Characters of a receipt code. */
export const CodeKeys = () => (
  <>
    {['1234567890', 'QWERTYUIOP', 'ASDFGHJKL'].map(row => (
      <Row key={row} row={row} />
    ))}
    <div class="keyboard-row">
      {[...'ZXCVBNM'].map(sign => (
        <Key key={sign} onPress={() => pressSign(sign)}>
          {sign}
        </Key>
      ))}
      <DeleteKey />
      <EnterKey />
      <HideKey />
    </div>
  </>
)

const Row = ({ row }: { readonly row: string }) => (
  <div class="keyboard-row">
    {[...row].map(sign => (
      <Key key={sign} onPress={() => pressSign(sign)}>
        {sign}
      </Key>
    ))}
  </div>
)

/** Punctuation and signs, Chinese ones first. */
export const SymbolKeys = () => (
  <>
    <Row row="，。、；：？！…—·" />
    <Row row="“”‘’（）《》〔〕" />
    <div class="keyboard-row">
      {[...'【】￥%＋－×＝@'].map(sign => (
        <Key key={sign} onPress={() => pressSign(sign)}>
          {sign}
        </Key>
      ))}
      <DeleteKey />
    </div>
    <FunctionRow />
  </>
)

/** How a number is parted so that it can be checked by eye: 440308 19990101 1512, 139 0000 7788. */
export const NumberGroups = ({
  layout,
  field,
}: {
  readonly layout: 'phone' | 'identity'
  readonly field: TextField
}) => {
  const [digits, setDigits] = useState(field.value)
  useEffect(() => {
    const read = () => setDigits(field.value)
    read()
    field.addEventListener('input', read)
    return () => field.removeEventListener('input', read)
  }, [field])
  const groups = layout === 'identity' ? [6, 8, 4] : digits.startsWith('1') ? [3, 4, 4] : [4, 4, 4]
  const parted = parts(digits.replaceAll(/[\s-]/g, ''), groups)
  return (
    <p class="keyboard-groups">
      <span class="visually-hidden">{text().keyboard.groups}</span>
      {parted.map((group, at) => (
        <span key={at}>{group}</span>
      ))}
    </p>
  )
}

const parts = (digits: string, lengths: readonly number[]): readonly string[] => {
  let at = 0
  const found: string[] = []
  for (const length of lengths) {
    found.push(digits.slice(at, at + length))
    at += length
  }
  if (digits.length > at) found.push(digits.slice(at))
  return found.filter(group => group !== '')
}
