import { runNamed } from '../run-named.ts'
import { benchSearch } from './search.ts'

await runNamed({ search: benchSearch })
