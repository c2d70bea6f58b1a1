import { join, resolve } from 'node:path'
import { defineConfig } from 'vite'
import { root } from '../../step.ts'

/** The page of the peers as plain files, into the folder `BENCH_OUT`. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  logLevel: 'warn',
  publicDir: false,
  build: {
    outDir: resolve(root, process.env.BENCH_OUT ?? '.mingtang/bench-peers'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input: join(import.meta.dirname, 'page.html') },
  },
  worker: { format: 'es' },
})
