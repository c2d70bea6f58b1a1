import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, request, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, type Page } from '@playwright/test'
import { parse } from '#domain/schema.ts'
import { envelopeSchema, type Suite, sealedHeader } from '#domain/submission.ts'
import { submissionContentSchema } from '#domain/submission-content.ts'
import { open } from '#sealing/sealer.ts'
import { newBrowser } from '../bench/in-chromium.ts'
import { type Citizen, fillRequest } from '../journeys/fill-request.ts'
import { type Product, startProduct } from '../journeys/product.ts'
import { untilComplete, untilShellIsKept } from '../journeys/screens.ts'
import type { RunOptions } from '../run-named.ts'
import { dumpStorage, filesHolding, holdsAny, storeInClear } from './canaries.ts'

const usualTrials = 100
const longestWait = 3_000
const deliveredWithin = 120_000

/**
 * Hands in a request on the built terminal and kills the browser at a random moment up to three seconds after the
 * touch, while answers come late or are lost after the commit; starts it again on the same profile and waits until its
 * outbox is empty. Then counts: what the screen had called saved and is not at the server is lost, what is there twice
 * is duplicated, and what can be found of the citizen on any disk, at the terminal or the server, has leaked.
 */
export const faultsOutbox = async ({ count }: RunOptions): Promise<Readonly<Record<string, unknown>>> => {
  const folder = await mkdtemp(join(tmpdir(), 'mingtang-faults-'))
  process.env.TMPDIR = join(folder, 'temporary') // whatever anybody writes for a while is searched too
  await mkdir(process.env.TMPDIR)
  try {
    return await runTrials(folder, count ?? usualTrials)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const runTrials = async (folder: string, trials: number): Promise<Readonly<Record<string, unknown>>> => {
  const product = await startProduct()
  const road = await startRoad(Number(new URL(product.url).port))
  const found = { saved: 0, lost: 0, duplicated: 0, leaked: 0 }
  const leaks = new Set<string>()
  let controlFound = true
  try {
    for (let trial = 0; trial < trials; trial += 1) {
      const citizen = citizenOf(trial)
      const after = await runTrial(road, citizen, trial)
      const cases = await countCases(product, citizen.description)
      const personal = [citizen.name, citizen.identityNumber, citizen.phone, citizen.address]
      const holding = await filesHolding(folder, personal)
      for (const file of holding) leaks.add(file.slice(folder.length))
      controlFound &&= (await filesHolding(folder, [controlWord(trial)])).length > 0
      await after.forget()
      found.saved += Number(after.wasSaved)
      found.lost += Number(after.wasSaved && cases === 0)
      found.duplicated += Number(cases > 1)
      found.leaked += Number(holding.length > 0 || holdsAny(after.dump + product.said(), personal))
    }
  } finally {
    await product.stop()
    road.close()
  }
  return { trials, ...found, controlFound, answersLost: road.lost(), leaks: [...leaks].slice(0, 10) }
}

const controlWord = (trial: number): string => `对照明文第${trial}号`

/** Somebody whom no other trial knows, with an identity number whose check character is right. */
const citizenOf = (trial: number): Citizen => {
  const number = String(trial).padStart(4, '0')
  const body = `1101051949${number.slice(0, 2)}31${number.slice(1)}`.slice(0, 17)
  return {
    name: `欧阳试验${[...number].map(digit => '零壹贰叁肆伍陆柒捌玖'[Number(digit)]).join('')}`,
    phone: `139000${number}7`,
    identityNumber: `${body}${checkCharacter(body)}`,
    address: `清溪县中店乡试验村${number}号`,
    description: `二〇二五年石桥村道路硬化合同第${number}份`,
  }
}

/** GB 11643: the last character of an identity number. */
const checkCharacter = (body: string): string => {
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * 2 ** (17 - index), 0)
  return '10X98765432'[sum % 11] ?? ''
}

type Trial = { readonly wasSaved: boolean; readonly dump: string; readonly forget: () => Promise<void> }

const runTrial = async (road: Road, citizen: Citizen, trial: number): Promise<Trial> => {
  const browser = await newBrowser()
  const first = await browser.open()
  road.become('smooth')
  await first.page.goto(road.url)
  await untilComplete(first.page)
  await untilShellIsKept(first.page)
  await fillRequest(first.page, citizen)
  road.become('rough')
  await first.page.getByRole('button', { name: /^提交/ }).click()
  const wasSaved = await saysSavedAfter(first.page, someWait())
  await first.kill()
  await first.context.close().catch(() => undefined) // it has been killed

  road.become('smooth')
  const second = await browser.open()
  await second.page.goto(road.url)
  await expect(async () => expect(await second.page.evaluate(countWaiting)).toBe(0)).toPass({
    timeout: deliveredWithin,
  })
  const dump = await dumpStorage(second.page)
  await second.page.evaluate(storeInClear, controlWord(trial))
  await second.context.close()
  return { wasSaved, dump, forget: browser.forget }
}

/** Half of the kills fall into the moments while it is being saved, the others into the time when it is sent. */
const someWait = (): number => Math.random() * (Math.random() < 0.5 ? longestWait / 30 : longestWait)

/** What the screen has said when the time is over. */
const saysSavedAfter = async (page: Page, milliseconds: number): Promise<boolean> => {
  await new Promise(resolve => setTimeout(resolve, milliseconds))
  return page.getByRole('heading', { name: /已存本机|已送达/ }).isVisible()
}

/** How many submissions wait in this page's outbox; those that nobody was told are saved do not. */
const countWaiting = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('mingtang-outbox')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const reading = opening.result.transaction('entries').objectStore('entries').getAll()
      reading.onerror = () => reject(reading.error)
      reading.onsuccess = () => {
        opening.result.close()
        resolve(reading.result.filter(each => each.state === 'queued').length)
      }
    }
  })

/** Cases at the server with such a description, opened as the desk does. */
const countCases = async (product: Product, description: string): Promise<number> => {
  const database = new DatabaseSync(join(product.data, 'intake.sqlite'), { readOnly: true })
  const wires = database.prepare('select wire from submission where wire is not null').all()
  database.close()
  const { sealingPrivateKeys } = JSON.parse(await readFile(join(product.data, 'keys/desk.json'), 'utf8')) as {
    readonly sealingPrivateKeys: Readonly<Record<string, { readonly suite: Suite; readonly privateKey: string }>>
  }
  let cases = 0
  for (const { wire } of wires) {
    const envelope = parse(envelopeSchema, JSON.parse(String(wire)))
    const key = envelope.ok ? sealingPrivateKeys[envelope.value.keyId] : undefined
    if (!envelope.ok || !key) throw new Error('a case at the server cannot be opened')
    const text = await open(key, sealedHeader(envelope.value), envelope.value)
    const content = parse(submissionContentSchema, JSON.parse(text))
    if (!content.ok) throw new Error('a case at the server is not what this program seals')
    if (content.value.answers.some(answer => answer.value === description)) cases += 1
  }
  return cases
}

/** The way between terminal and server: smooth, or rough, where answers to submissions come late or not at all. */
type Road = {
  readonly url: string
  readonly become: (way: 'smooth' | 'rough') => void
  /** How many answers were lost after the server had given them. */
  readonly lost: () => number
  readonly close: () => void
}

const startRoad = async (to: number): Promise<Road> => {
  let way: 'smooth' | 'rough' = 'smooth'
  let lost = 0
  const server: Server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming
    const onward = request({ port: to, method, path: url, headers }, async answer => {
      const isRough = way === 'rough' && method === 'PUT'
      if (isRough) await new Promise(resolve => setTimeout(resolve, Math.random() * 2_000))
      if (isRough && Math.random() < 0.4) {
        lost += 1
        outgoing.destroy()
        answer.resume()
        return
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    outgoing.on('error', () => onward.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>(resolve => server.listen(0, resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://localhost:${port}`,
    become: next => {
      way = next
    },
    lost: () => lost,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
