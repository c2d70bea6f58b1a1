import { runNamed } from '../run-named.ts'
import { faultsDelivery } from './delivery.ts'

await runNamed({ delivery: faultsDelivery })
