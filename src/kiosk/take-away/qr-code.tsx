import { encode } from 'uqr'

/** A text as a QR code, drawn as one path; dark on white in every colour mode, or phones would not read it. */
export const QrCode = (props: { readonly content: string; readonly label: string }) => {
  const { size, data: rows } = encode(props.content, { ecc: 'L', border: 4 })
  const path = rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={props.label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
