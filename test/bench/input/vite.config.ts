import { defineConfig } from 'vite'

export default defineConfig({
  root: 'test/bench/input',
  publicDir: '../../../public',
  logLevel: 'warn',
  build: {
    outDir: '../../../.mingtang/bench-input',
    emptyOutDir: true,
    rollupOptions: { input: 'test/bench/input/page.html' },
  },
})
