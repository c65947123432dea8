import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const root = resolve(import.meta.dirname, '..')
const path = (name: string) => resolve(root, name)
/** Stands in the built page where electron/main/protocol.ts puts the nonce of each load. */
const STYLE_NONCE = 'style-nonce-of-this-load'

/** The app's three bundles: shell and core, preload, screens. */
export default defineConfig({
  main: {
    build: {
      outDir: path('out/main'),
      externalizeDeps: true,
      target: 'node20',
      rollupOptions: {
        input: {
          main: path('electron/main/main.ts'),
          'print-copy-worker': path('electron/core/documents/print-copy-worker.ts'),
          utility: path('electron/main/core-entry.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: path('out/preload'),
      target: 'node20',
      rollupOptions: {
        input: { preload: path('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: path('renderer'),
    base: './',
    plugins: [react()],
    html: { cspNonce: STYLE_NONCE },
    resolve: { alias: { './useScrollLocker': path('renderer/lib/no-scroll-lock.ts') } },
    build: {
      outDir: path('out/renderer'),
      minify: true,
      target: 'chrome130',
      rollupOptions: { input: { index: path('renderer/index.html') } },
    },
  },
})
