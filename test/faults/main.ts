import { runNamed } from '../run-named.ts'
import { faultsDelivery } from './delivery.ts'
import { faultsEdition } from './edition.ts'
import { faultsEnvelopes } from './envelopes.ts'
import { faultsIdle } from './idle.ts'
import { faultsOutbox } from './outbox.ts'
import { faultsPower } from './power.ts'
import { faultsScreens } from './screens.ts'
import { faultsSessions } from './sessions.ts'

await runNamed({
  delivery: faultsDelivery,
  edition: faultsEdition,
  envelopes: faultsEnvelopes,
  idle: faultsIdle,
  outbox: faultsOutbox,
  power: faultsPower,
  screens: faultsScreens,
  sessions: faultsSessions,
})
