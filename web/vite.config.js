// Builds the web app into dist/: hashed assets, no inline script or style. The program compresses what it embeds.
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // a data: address would need a hole in the content security policy
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  // `npm run dev` beside a program that serves a shop: DANGOL_SERVER=http://127.0.0.1:8787 npm run dev
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: process.env.DANGOL_SERVER ?? 'http://127.0.0.1:8787' } }, // the browser's own Host goes along: the program compares it with the Origin
  },
})
