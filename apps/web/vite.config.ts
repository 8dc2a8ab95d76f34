import { join } from 'node:path';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const root = import.meta.dirname;
const api = `http://localhost:${process.env['PORT'] ?? 3000}`;

export default defineConfig({
  root,
  build: {
    outDir: join(root, '../../dist/web'),
    emptyOutDir: true,
    // The content security policy lets nothing be written into a page.
    assetsInlineLimit: 0,
    sourcemap: true,
    rolldownOptions: {
      // Libraries mark their modules for servers that render; there is none here.
      onLog: (level, log, handle) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
      checks: { pluginTimings: false },
    },
  },
  css: {
    preprocessorOptions: {
      scss: { loadPaths: [join(root, '../../node_modules/@uswds/uswds/packages')], quietDeps: true, silenceDeprecations: ['if-function'] },
    },
  },
  server: { port: 5173, strictPort: true, proxy: { '/api': api, '/session': api, '/signed-in': api, '/oidc': api } },
  plugins: [
    VitePWA({
      registerType: 'prompt',
      injectRegister: null,
      manifest: {
        name: 'Deflection and pre-arrest diversion',
        short_name: 'DPAD',
        description: 'Opens, carries and closes cases of deflection and pre-arrest diversion, also without a network.',
        theme_color: '#162e51',
        background_color: '#ffffff',
        display: 'standalone',
        start_url: '/',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png,woff2}'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/(api|session|signed-in|oidc|metrics)/],
        // Answers of the API are kept by the app itself, sealed, and never by the worker.
        runtimeCaching: [],
        cleanupOutdatedCaches: true,
        // The first visit already works without a network; a newer version still waits until the person takes it.
        clientsClaim: true,
      },
    }),
  ],
});
