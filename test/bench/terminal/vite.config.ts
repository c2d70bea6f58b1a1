import { defineConfig } from 'vite'

export default defineConfig({
  root: 'test/bench/terminal',
  logLevel: 'warn',
  build: {
    outDir: '../../../.mingtang/bench-terminal',
    emptyOutDir: true,
    rollupOptions: { input: 'test/bench/terminal/page.html' },
  },
  worker: { format: 'es' },
})
