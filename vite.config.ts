import { preact } from '@preact/preset-vite'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

export default defineConfig({
  root: 'src/kiosk',
  publicDir: '../../public',
  build: {
    outDir: '../../.mingtang/kiosk',
    emptyOutDir: true,
    target: 'chrome92',
    cssTarget: 'chrome92',
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  plugins: [
    preact(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '.',
      filename: 'sw.ts',
      injectRegister: false,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,svg,png,webmanifest,bcmap,gz}'],
        maximumFileSizeToCacheInBytes: 6_000_000, // the lexicon
        target: 'chrome92',
      },
      manifest: {
        name: '明堂 政务公开终端',
        short_name: '明堂',
        lang: 'zh-CN',
        display: 'fullscreen',
        start_url: '/',
        background_color: '#FAF7F0',
        theme_color: '#1E3A5F',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
        ],
      },
    }),
  ],
})
