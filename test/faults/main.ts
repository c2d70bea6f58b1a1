import { runNamed } from '../run-named.ts'
import { faultsDelivery } from './delivery.ts'
import { faultsEdition } from './edition.ts'

await runNamed({ delivery: faultsDelivery, edition: faultsEdition })
