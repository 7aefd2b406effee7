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

/** What the first view begins with: the page, and the graph that it asks for at once. */
const firstParts = [/\/index\.html$/, /\/src\/main\.tsx$/, /\/src\/ui\/graph\/GraphPane\.tsx$/];

/** Modules of the first view, noted when all imports are known. */
const firstView = new Set<string>();

function noteFirstView(): Plugin {
  return {
    name: 'first-view',
    apply: 'build',
    buildEnd() {
      const queue = [...this.getModuleIds()].filter((id) => firstParts.some((part) => part.test(id)));
      firstView.clear();
      for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
        if (firstView.has(id)) continue;
        firstView.add(id);
        queue.push(...(this.getModuleInfo(id)?.importedIds ?? []));
      }
    },
  };
}

/** What the first view shares with parts that come later, in one file: small ones compress badly and each is a request. */
const shared = { name: 'shared', minShareCount: 2, test: (id: string) => firstView.has(id) };

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
        plugins: [react(), contentSecurityPolicy(), noteFirstView()],
        resolve: {
          alias: {
            'd3-color': fileURLToPath(new URL('src/ui/common/no-colors.ts', import.meta.url)),
            'd3-transition': fileURLToPath(new URL('src/ui/common/no-transitions.ts', import.meta.url)),
          },
        },
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
