// Builds the web app into dist/: hashed assets, no inline script or style, a .gz beside every text file.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

function gzippedCopies() {
  let folder = ''
  return {
    name: 'gzipped-copies',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir
    },
    closeBundle() {
      for (const name of readdirSync(folder, { recursive: true })) {
        if (/\.(html|js|css|svg)$/.test(name)) {
          const path = join(folder, name)
          writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }))
        }
      }
    },
  }
}

export default defineConfig({
  plugins: [svelte(), gzippedCopies()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // a data: address would be refused by "default-src 'self'"
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  // `npm run dev` beside a program that serves a shop: DANGOL_SERVER=http://127.0.0.1:8787 npm run dev
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: process.env.DANGOL_SERVER ?? 'http://127.0.0.1:8787', changeOrigin: true } },
  },
})
