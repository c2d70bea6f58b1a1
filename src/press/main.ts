import { parseArgs } from 'node:util'
import { press } from './press.ts'
import { tellProblem } from './problem.ts'
import { writeEdition } from './write.ts'

const usage = `用法: npm run press -- [--place 地方文件夹] [--laws 法规文件夹] --out 输出文件夹
  --place  地方的文件夹,内有 place.json、terminals/、library/
  --laws   Markdown 法规的文件夹,每部一个文件
  --out    印好的版次放在这里`

const { values } = parseArgs({
  options: { place: { type: 'string' }, laws: { type: 'string' }, out: { type: 'string' } },
})

if (!values.out || (!values.place && !values.laws)) {
  console.error(usage)
  process.exit(2)
}

const printed = await press({ place: values.place ?? null, laws: values.laws ?? null, printedAt: Date.now() })
if (printed.ok) {
  await writeEdition(values.out, printed.value)
  const { manifest } = printed.value
  const documents = Object.values(manifest.counts).reduce((sum, count) => sum + count, 0)
  const size = manifest.chunks.reduce((sum, chunk) => sum + chunk.size, 0)
  console.log(
    `已印好版次 ${manifest.version}:${documents} 件,${manifest.chunks.length} 块,${(size / 1_048_576).toFixed(1)} MB → ${values.out}`,
  )
} else {
  for (const problem of printed.problems) console.error(tellProblem(problem))
  console.error(`共 ${printed.problems.length} 处问题,没有印出版次。`)
  process.exit(1)
}
