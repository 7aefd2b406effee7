import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './.ci/longest-first.mjs';
import { offlineFiles } from './.ci/offline-files.mjs';
import { policy, policyOfHost } from './.ci/policy.mjs';

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

/** What of the engine the first view uses, whose doors name more: it edits texts and lays out graphs. */
const firstEngine =
  /\/src\/engine\/(?:text\/|model\/objects\.|gestures\/(?:one-node|typed)\.|graph\/(?!svg|mermaid|filter|domains))/;

/** What the first view shares with parts that come later, in one file: small ones compress badly and each is a request. */
const shared = {
  name: 'shared',
  minShareCount: 2,
  test: (id: string) => firstView.has(id) && (firstEngine.test(id) || !/\/src\/engine\/|\/src\/i18n\/ko\//.test(id)),
};

/**
 * Of what a part needs, that which the page names beside it: style sheets, and for the graph, which is asked for at once,
 * scripts. The scripts of the others are named in the parts themselves: lists of all of them would be loaded by everybody.
 */
const namedBeside = (part: string, needs: string[], { hostType }: { readonly hostType: 'html' | 'js' }): string[] =>
  hostType === 'html'
    ? needs
    : needs.filter((need) => /\/GraphPane-/.test(part) || (need.endsWith('.css') && !/\/shared-/.test(need)));

/** Writes into the service worker which files the build has made, and what is in each: it keeps all of them. */
function filesForOffline(): Plugin {
  let outDir = 'dist';
  return {
    name: 'offline-files',
    apply: 'build',
    configResolved(config) {
      outDir = path.resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      const { list, version } = offlineFiles(outDir);
      const worker = path.join(outDir, 'sw.js');
      const code = readFileSync(worker, 'utf8');
      const filled = code.replace('%FILES%', () => list).replace('%VERSION%', version);
      if (filled === code) throw new Error(`${worker} has no place for the list of files`);
      if (/^\s*import\b/m.test(filled)) throw new Error(`${worker} is in several files: the browser takes one`);
      writeFileSync(worker, filled);
    },
  };
}

/** See there. */
const noMotion = fileURLToPath(new URL('src/ui/graph/no-motion.ts', import.meta.url));

/** The page, and the service worker beside it. */
const input = {
  index: fileURLToPath(new URL('index.html', import.meta.url)),
  sw: fileURLToPath(new URL('src/offline/service-worker.ts', import.meta.url)),
};

/**
 * Tests that have a process of their own: one that puts another module in the place of ours would share it. All others
 * leave nothing behind (they take back what they stub), so that their files share what is loaded once.
 */
const alone = ['src/ui/files/save.test.ts'];
const tests = ['src/**/*.test.{ts,tsx}'];

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
        plugins: [react(), contentSecurityPolicy(), noteFirstView(), filesForOffline()],
        resolve: { alias: { 'd3-interpolate': noMotion, 'd3-transition': noMotion } },
        build: {
          target: 'es2023',
          sourcemap: false,
          chunkSizeWarningLimit: 4000,
          modulePreload: { polyfill: false, resolveDependencies: namedBeside },
          rolldownOptions: {
            input,
            output: {
              codeSplitting: { groups: [shared] },
              // The browser looks for the service worker at one address.
              entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
            },
            treeshake: { manualPureFunctions: ['memo', 'forwardRef', 'createContext'] },
          },
        },
        worker: { format: 'es' },
        preview: { headers: { 'Content-Security-Policy': policyOfHost } },
        test: {
          testTimeout: 60_000,
          // All cores: left to itself the runner keeps one free, which is half of a machine with two.
          maxWorkers: availableParallelism(),
          sequence: { sequencer: LongestFirst },
          projects: [
            { extends: true, test: { name: 'shared', include: tests, exclude: alone, isolate: false } },
            { extends: true, test: { name: 'alone', include: alone } },
          ],
        },
      },
);
