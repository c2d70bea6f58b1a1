import { runNamed } from '../run-named.ts'
import { faultsDelivery } from './delivery.ts'
import { faultsEdition } from './edition.ts'
import { faultsEnvelopes } from './envelopes.ts'
import { faultsOutbox } from './outbox.ts'
import { faultsPower } from './power.ts'

await runNamed({
  delivery: faultsDelivery,
  edition: faultsEdition,
  envelopes: faultsEnvelopes,
  outbox: faultsOutbox,
  power: faultsPower,
})
