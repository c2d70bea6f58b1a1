import { packageStep } from './step.ts'

const isFixing = process.argv.includes('--fix')

packageStep('格式与写法 (biome)', '@biomejs/biome/bin/biome', 'check', ...(isFixing ? ['--write'] : []), '.')
if (!isFixing) packageStep('类型 (tsc)', 'typescript/bin/tsc', '-b')
