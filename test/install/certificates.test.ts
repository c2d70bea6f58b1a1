import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, get } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readTls } from '#start/tls.ts'
import { hasProgram, kit, makeCertificates, run } from './kit.ts'

const cannot = hasProgram('openssl') ? '' : ',not run: there is no openssl here'
const day = 86_400_000

let folder: string
const file = (name: string) => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingtang-certificates-'))
  if (!cannot) makeCertificates(folder, ['localhost', '127.0.0.1'])
})
afterAll(() => rmSync(folder, { recursive: true }))

describe.skipIf(cannot)(`certificates of the county’s own authority${cannot}`, () => {
  const certificate = (name: string) => new X509Certificate(readFileSync(file(name)))
  const daysOf = (each: X509Certificate) => (Date.parse(each.validTo) - Date.parse(each.validFrom)) / day

  test('are of P-256, the root for ten years, the server’s for no more than 825 days', () => {
    const root = certificate('authority/root.pem')
    const server = certificate('server/server.pem')
    expect(root.ca).toBe(true)
    expect(server.ca).toBe(false)
    expect(server.checkIssued(root)).toBe(true)
    expect(server.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1')
    expect([root, server].map(each => each.publicKey.asymmetricKeyDetails?.namedCurve)).toEqual(
      Array(2).fill('prime256v1'),
    )
    expect(daysOf(root)).toBeGreaterThan(3650)
    expect(daysOf(server)).toBeLessThan(825)
  })

  test('are not given out for a name or address that the authority was not made for', () => {
    for (const name of ['other.example', '127.0.0.2']) {
      const { status, output } = run(join(kit, 'tls/make-certificate.sh'), [file('authority'), file('other'), name])
      expect(status).toBe(1)
      expect(output).toContain('根证书不认这张证书')
    }
  })

  test('leave a root that is there alone', () => {
    const { status, output } = run(join(kit, 'tls/make-authority.sh'), [file('authority'), '另一张', 'localhost'])
    expect(status).toBe(1)
    expect(output).toContain('所以这里不覆盖')
  })

  test('let a server be reached by whoever trusts the root, and by nobody else', async () => {
    const tls = await readTls(file('server/server.pem'), file('server/server.key'))
    if (!tls.ok || tls.value === null) throw new Error('no certificate')
    const server = serve({ fetch: () => new Response('明堂'), port: 0, createServer, serverOptions: tls.value })
    await new Promise(resolve => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    const root = readFileSync(file('authority/root.pem'))
    expect(await read(`https://localhost:${port}/`, root)).toBe('明堂')
    expect(await read(`https://127.0.0.1:${port}/`, root)).toBe('明堂')
    await expect(read(`https://localhost:${port}/`)).rejects.toThrow('unable to verify the first certificate')
    await new Promise(resolve => server.close(resolve))
  })

  test('are refused at the start when one is missing, cannot be read, or is not of the other', async () => {
    const both = [file('server/server.pem'), file('server/server.key')] as const
    expect(await readTls(undefined, undefined)).toEqual({ ok: true, value: null })
    expect(await problemOf(both[0], undefined)).toContain('没有写 --private-key')
    expect(await problemOf(undefined, both[1])).toContain('没有写 --certificate')
    expect(await problemOf('/nowhere.pem', both[1])).toContain('证书 /nowhere.pem 读不出来')
    expect(await problemOf(both[0], '/nowhere.key')).toContain('私钥 /nowhere.key 读不出来')
    expect(await problemOf(both[0], file('authority/root.key'))).toContain('不能用:不是 PEM,或者不是一对')
    writeFileSync(file('text.pem'), '不是证书')
    expect(await problemOf(file('text.pem'), both[1])).toContain(`证书 ${file('text.pem')}`)
  })
})

const problemOf = async (certificate: string | undefined, privateKey: string | undefined): Promise<string> => {
  const tls = await readTls(certificate, privateKey)
  return tls.ok ? '' : tls.problems.join('\n')
}

const read = (address: string, root?: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    get(address, { agent: false, ...(root && { ca: root }) }, response => {
      response.setEncoding('utf8').on('data', resolve)
    }).once('error', reject)
  })
