import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { PublicKey } from '#domain/key-set.ts'
import { type Receipt, receiptStatement } from '#domain/receipt.ts'
import type { SubmissionId } from '#domain/submission.ts'
import { httpDelivery } from '#kiosk/outbox/http-delivery.ts'
import { digestText } from '#sealing/encoding.ts'
import { makeSigningKeys, sign } from '#sealing/signature.ts'

const id = '00000000-0000-4000-8000-000000000001' as SubmissionId
const otherId = '00000000-0000-4000-8000-000000000002' as SubmissionId
const submission = { id, wire: '{"sealed":"…"}' }
const recordedAt = '2026-11-21T01:00:00.000Z'

let signing: Awaited<ReturnType<typeof makeSigningKeys>>
let stranger: Awaited<ReturnType<typeof makeSigningKeys>>
let ours: PublicKey
beforeAll(async () => {
  signing = await makeSigningKeys()
  stranger = await makeSigningKeys()
  const validity = { notBefore: '2026-01-01T00:00:00.000Z', notAfter: '2031-01-01T00:00:00.000Z' }
  ours = { id: 'receipts-1', publicKey: signing.publicKey, ...validity }
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const receiptOf = async (
  change: Partial<Omit<Receipt, 'signature'>> = {},
  privateKey = signing.privateKey,
): Promise<Receipt> => {
  const digest = await digestText(submission.wire)
  const statement = { submissionId: id, digest, recordedAt, keyId: 'receipts-1', ...change }
  return { ...statement, signature: await sign(privateKey, receiptStatement(statement)) }
}

const answers = (answer: () => Response | Promise<Response>) => {
  const stub = vi.fn<typeof fetch>(async () => answer())
  vi.stubGlobal('fetch', stub)
  return stub
}
const deliver = (keys: readonly PublicKey[] = [ours]) => httpDelivery(() => keys)(submission)
const unreachable = { kind: 'unreachable', retryAfter: 0 }

describe('a submission counts as recorded', () => {
  test.each([201, 200])('with a receipt signed over its very bytes, by status %i', async status => {
    const receipt = await receiptOf()
    answers(() => Response.json(receipt, { status }))
    expect(await deliver()).toEqual({ kind: 'recorded', recordedAt })
  })

  test('with its first receipt, signed by a key that has been renewed since', async () => {
    const receipt = await receiptOf()
    answers(() => Response.json(receipt, { status: 200 }))
    const renewed = { ...ours, id: 'receipts-2', publicKey: stranger.publicKey }
    expect(await deliver([renewed, ours])).toEqual({ kind: 'recorded', recordedAt })
  })

  test('after its exact text was put to its own address, past every cache', async () => {
    const receipt = await receiptOf()
    const stub = answers(() => Response.json(receipt, { status: 201 }))
    await deliver()
    const [url, init] = stub.mock.calls[0] ?? []
    expect(url).toBe(`/intake/submissions/${id}`)
    expect(init).toMatchObject({ method: 'PUT', body: submission.wire, cache: 'no-store' })
    expect(new Headers(init?.headers).get('content-type')).toBe('application/json')
  })
})

describe('a submission stays where it is and is tried again', () => {
  test.each([
    ["a captive portal's friendly page", () => new Response('<html>请登录无线网络</html>', { status: 200 })],
    ["a captive portal's JSON", () => Response.json({ ok: true })],
    ['an empty 201', () => new Response(null, { status: 201 })],
    ["a proxy's own 413", () => new Response('<html>Request Entity Too Large</html>', { status: 413 })],
    ['a server that fails', () => Response.json({ problem: '服务出了问题' }, { status: 500 })],
    ['a gateway that waits', () => new Response('Bad Gateway', { status: 502 })],
    ['an address that is not there', () => new Response('404', { status: 404 })],
    ['a plea to come back later', () => new Response('', { status: 429 })],
  ])('after %s', async (_, answer) => {
    answers(answer)
    expect(await deliver()).toEqual(unreachable)
  })

  test.each([
    ['another key than the pinned one', {}, () => stranger.privateKey],
    ['a key by another name', { keyId: 'receipts-2' }, undefined],
    ['other bytes', { digest: 'A'.repeat(43) }, undefined],
    ['another submission', { submissionId: otherId }, undefined],
  ] as const)('after a receipt of %s', async (_, change, key) => {
    const receipt = await receiptOf(change, key?.())
    answers(() => Response.json(receipt, { status: 201 }))
    expect(await deliver()).toEqual(unreachable)
  })

  test('after a receipt whose moment was changed', async () => {
    const receipt = { ...(await receiptOf()), recordedAt: '2026-11-22T01:00:00.000Z' }
    answers(() => Response.json(receipt, { status: 201 }))
    expect(await deliver()).toEqual(unreachable)
  })

  test('while this terminal has no keys to verify a receipt with', async () => {
    const receipt = await receiptOf()
    answers(() => Response.json(receipt, { status: 201 }))
    expect(await deliver([])).toEqual(unreachable)
  })

  test('when there is no network', async () => {
    answers(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(await deliver()).toEqual(unreachable)
  })

  test('when the answer breaks off', async () => {
    const broken = new ReadableStream({ start: controller => controller.error(new TypeError('network error')) })
    answers(() => new Response(broken, { status: 201 }))
    expect(await deliver()).toEqual(unreachable)
  })

  test('when no answer comes within half a minute', async () => {
    vi.useFakeTimers()
    vi.stubGlobal(
      'fetch',
      (_: string, init: RequestInit) =>
        new Promise((_resolve, reject) => {
          init.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
        }),
    )
    const result = deliver()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await result).toEqual(unreachable)
  })

  test('when an answer begins and does not end within half a minute', async () => {
    vi.useFakeTimers()
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      const endless = new ReadableStream({
        start: controller =>
          init.signal?.addEventListener('abort', () => controller.error(new DOMException('', 'AbortError'))),
      })
      return new Response(endless, { status: 201 })
    })
    const seen = vi.fn()
    void deliver().then(seen)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(seen).toHaveBeenCalledWith(unreachable)
  })
})

describe('a submission is left alone for as long as the answer asks', () => {
  const retryAfterOf = async (asked: string, status = 503) => {
    answers(() => new Response('', { status, headers: { 'retry-after': asked } }))
    const result = await deliver()
    return result.kind === 'unreachable' ? result.retryAfter : undefined
  }

  test.each([429, 503])('in seconds, by status %i', async status => {
    expect(await retryAfterOf('120', status)).toBe(120_000)
  })

  test('until a date', async () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-21T01:00:00.000Z') })
    expect(await retryAfterOf('Sat, 21 Nov 2026 01:01:30 GMT')).toBe(90_000)
  })

  test.each(['', 'soon', '-5', 'Sat, 21 Nov 2015 01:01:30 GMT'])(
    'and no longer than its own pause after “%s”',
    async asked => {
      expect(await retryAfterOf(asked)).toBe(0)
    },
  )
})

describe('a submission is refused for good', () => {
  test.each([
    [409, 'conflict'],
    [400, 'malformed'],
    [413, 'malformed'],
  ] as const)('by %i, as %s', async (status, reason) => {
    answers(() => Response.json({ problem: '…' }, { status }))
    expect(await deliver()).toEqual({ kind: 'refused', reason })
  })
})
