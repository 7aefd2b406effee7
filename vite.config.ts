import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Everything is bundled and nothing leaves the browser; Monaco and React Flow need inline styles and data: images. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Writes the policy into the built page, so that static hosting needs no header. The dev server keeps its own scripts. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
    ],
  };
}

/** What the first view shares with parts that come later, in one file: small ones compress badly and each is a request. */
const shared = {
  name: 'shared',
  minShareCount: 2,
  // Of the engine the page itself draws and edits text; the rest is the worker's and the panels' that come later.
  test: (id: string) =>
    !/node_modules\/(?:monaco-editor|yaml|re2js)\/|\/src\/i18n\/ko\/|\/src\/engine\/(?!text\/|graph\/)/.test(id),
};

export default defineConfig(({ mode }) =>
  mode === 'cli'
    ? {
        publicDir: false,
        build: {
          outDir: 'dist-cli',
          target: 'node20',
          ssr: 'src/cli/main.ts',
          rolldownOptions: { output: { entryFileNames: 'ingraph.mjs' } },
        },
        ssr: { noExternal: true },
      }
    : {
        base: './',
        plugins: [react(), contentSecurityPolicy()],
        resolve: { alias: { 'd3-color': fileURLToPath(new URL('src/ui/common/no-colors.ts', import.meta.url)) } },
        build: {
          target: 'es2023',
          sourcemap: false,
          chunkSizeWarningLimit: 4000,
          modulePreload: { polyfill: false },
          rolldownOptions: {
            output: { codeSplitting: { groups: [shared] } },
            treeshake: { manualPureFunctions: ['memo', 'forwardRef', 'createContext'] },
          },
        },
        worker: { format: 'es' },
        preview: { headers: { 'Content-Security-Policy': `${policy}; frame-ancestors 'none'` } },
        test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'], testTimeout: 60_000 },
      },
);
