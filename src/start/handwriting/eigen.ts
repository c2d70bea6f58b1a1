/** Eigenvalues and eigenvectors of a symmetric matrix, the largest value first; vectors are the rows of `vectors`. */
export type Eigen = { readonly values: Float64Array; readonly vectors: Float64Array }

const sweeps = 12
const small = 1e-11

/** By Jacobi's rotations. @param matrix `size` rows of `size`; it is used up */
export const eigenOf = (matrix: Float64Array, size: number): Eigen => {
  const vectors = new Float64Array(size * size)
  for (let at = 0; at < size; at += 1) vectors[at * size + at] = 1
  const at = (row: number, column: number) => matrix[row * size + column] ?? 0
  let trace = 0
  for (let index = 0; index < size; index += 1) trace += Math.abs(at(index, index))
  const least = (small * trace) / size
  for (let sweep = 0; sweep < sweeps; sweep += 1)
    for (let p = 0; p < size; p += 1)
      for (let q = p + 1; q < size; q += 1) {
        const off = at(p, q)
        if (Math.abs(off) < least) continue
        const theta = (at(q, q) - at(p, p)) / (2 * off)
        const tangent = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const cosine = 1 / Math.sqrt(tangent * tangent + 1)
        const rotation = { size, p, q, cosine, sine: tangent * cosine }
        rotateColumns(matrix, rotation)
        rotateRows(matrix, rotation)
        rotateRows(vectors, rotation)
      }
  const order = Array.from({ length: size }, (_, index) => index).sort(
    (left, right) => at(right, right) - at(left, left),
  )
  const sorted = new Float64Array(size * size)
  for (const [row, from] of order.entries()) sorted.set(vectors.subarray(from * size, (from + 1) * size), row * size)
  return { values: Float64Array.from(order, index => at(index, index)), vectors: sorted }
}

type Rotation = {
  readonly size: number
  readonly p: number
  readonly q: number
  readonly cosine: number
  readonly sine: number
}

const rotateRows = (matrix: Float64Array, { size, p, q, cosine, sine }: Rotation) => {
  for (let column = 0, left = p * size, right = q * size; column < size; column += 1, left += 1, right += 1) {
    const [one, other] = [matrix[left] ?? 0, matrix[right] ?? 0]
    matrix[left] = cosine * one - sine * other
    matrix[right] = sine * one + cosine * other
  }
}

const rotateColumns = (matrix: Float64Array, { size, p, q, cosine, sine }: Rotation) => {
  for (let left = p, right = q; left < matrix.length; left += size, right += size) {
    const [one, other] = [matrix[left] ?? 0, matrix[right] ?? 0]
    matrix[left] = cosine * one - sine * other
    matrix[right] = sine * one + cosine * other
  }
}
