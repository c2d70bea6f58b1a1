import { Hono } from 'hono'
import { exactText, jsonBody } from './json-body.ts'
import { type Recorder, recordWire } from './record-wire.ts'
import { parseWire } from './wire.ts'

const largestWire = 300_000

/** The door where sealed submissions come in: `PUT /submissions/:id`, as often as the terminal likes. */
export const submissionsDoor = (recorder: Recorder) =>
  new Hono().put('/:id', ...jsonBody(largestWire), async context => {
    const wire = await exactText(context)
    if (wire === undefined) return context.json({ problem: '内容不是UTF-8文字' }, 400)
    const header = parseWire(wire)
    if (!header.ok) return context.json({ problem: '密封件不完整', details: header.problems }, 400)
    if (header.value.id !== context.req.param('id')) return context.json({ problem: '地址与密封件的编号不一致' }, 400)
    const recording = await recordWire(recorder, header.value, wire)
    switch (recording.kind) {
      case 'recorded':
        return context.json(recording.receipt, 201)
      case 'again':
        return context.json(recording.receipt, 200)
      case 'conflict':
        return context.json({ problem: '同一编号已有不同的内容,两份都已保留' }, 409)
    }
  })
