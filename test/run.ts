import './check.ts'
import { packageStep } from './step.ts'

packageStep('单元测试 (vitest)', 'vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts')
