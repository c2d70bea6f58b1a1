import { expect, test } from '@playwright/test'
import { runSessions } from '../faults/sessions.ts'
import { type Product, startProduct } from './product.ts'

let product: Product
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())
test.use({ bypassCSP: true }) // so that a former page's object URLs can be asked for at all

test('five citizens, each ended at a random step, leave nothing to the next', async ({ context }) => {
  const ended = await runSessions(context, product, { trials: 5, from: 1_000 })
  expect(ended.flatMap(({ leftovers }) => leftovers)).toEqual([])
  expect(ended).toHaveLength(5)
})
