import { defineConfig } from 'vite'

export default defineConfig({
  root: 'test/faults/power',
  logLevel: 'warn',
  build: {
    outDir: '../../../.mingtang/faults-power',
    emptyOutDir: true,
    rollupOptions: { input: 'test/faults/power/page.html' },
  },
})
