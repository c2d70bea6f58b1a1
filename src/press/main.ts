import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chunksOf } from '#domain/edition.ts'
import { press } from './press.ts'
import { tellProblem } from './problem.ts'
import { writeEdition } from './write.ts'

const usage = `用法: npm run press -- [--place 地方文件夹] [--laws 法规文件夹] [--synthetic N] [--anew] --out 输出文件夹
  --place  地方的文件夹,内有 place.json、terminals/、library/
  --laws   Markdown 法规的文件夹,每部一个文件
  --synthetic  用这些文件拼出 N 件,供试验规模用;不给 --place、--laws 时用演示县
  --anew   整版重印;平时只印改过的文件,附在输出文件夹里原来的版次后面
  --out    印好的版次放在这里`

const { values } = parseArgs({
  options: {
    place: { type: 'string' },
    laws: { type: 'string' },
    out: { type: 'string' },
    synthetic: { type: 'string' },
    anew: { type: 'boolean', default: false },
  },
})

const synthetic = values.synthetic === undefined ? null : Number(values.synthetic)
const demo = fileURLToPath(new URL('../../kiosk-config/demo-county', import.meta.url))
const place = values.place ?? (synthetic && !values.laws ? demo : null)

if (
  !values.out ||
  (!place && !values.laws) ||
  (synthetic !== null && !(Number.isInteger(synthetic) && synthetic > 0))
) {
  console.error(usage)
  process.exit(2)
}

const printed = await press({
  place,
  laws: values.laws ?? null,
  synthetic,
  after: values.anew ? null : values.out,
  printedAt: Date.now(),
})
if (printed.ok) {
  await writeEdition(values.out, printed.value)
  const { manifest } = printed.value
  const documents = Object.values(manifest.counts).reduce((sum, count) => sum + count, 0)
  const chunks = chunksOf(manifest)
  const size = chunks.reduce((sum, chunk) => sum + chunk.size, 0)
  console.log(
    `已印好版次 ${manifest.version}:${documents} 件,${chunks.length} 块,${(size / 1_048_576).toFixed(1)} MB → ${values.out}`,
  )
} else {
  for (const problem of printed.problems) console.error(tellProblem(problem))
  console.error(`共 ${printed.problems.length} 处问题,没有印出版次。`)
  process.exit(1)
}
