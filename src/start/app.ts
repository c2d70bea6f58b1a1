import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { deskApp } from '#desk/app.ts'
import type { DeskParts } from '#desk/desk-parts.ts'
import { type IntakeParts, intakeApp } from '#intake/app.ts'

const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  'media-src blob:',
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types mingtang',
].join('; ')

/** Kiosk, intake and desk behind one port. */
export const wholeApp = (parts: {
  readonly intake: IntakeParts
  readonly desk: DeskParts
  readonly kioskFolder: string
}) => {
  const app = new Hono()
  app.route('/intake', intakeApp(parts.intake))
  app.route('/desk', deskApp(parts.desk))
  app.use(
    '*',
    async (context, next) => {
      await next()
      context.header('content-security-policy', contentPolicy)
      context.header('referrer-policy', 'no-referrer')
      context.header('x-content-type-options', 'nosniff')
      context.header(
        'cache-control',
        context.req.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
      )
    },
    serveStatic({ root: parts.kioskFolder }),
  )
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse()
    console.error(`${context.req.method} ${context.req.path}: ${error.message}`)
    return context.json({ problem: '服务出了问题,请稍后再试' }, 500)
  })
  app.notFound(context => context.text(`没有这个页面:${join('/', context.req.path)}`, 404))
  return app
}
