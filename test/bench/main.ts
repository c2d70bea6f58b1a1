import { runNamed } from '../run-named.ts'
import { benchBoot } from './boot.ts'
import { benchEdition } from './edition.ts'
import { benchHandwriting } from './handwriting.ts'
import { benchInput } from './input.ts'
import { benchIntake } from './intake.ts'
import { benchSearch } from './search.ts'

await runNamed({
  search: benchSearch,
  boot: benchBoot,
  edition: benchEdition,
  intake: benchIntake,
  input: benchInput,
  handwriting: benchHandwriting,
})
