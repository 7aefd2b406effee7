import { defineConfig } from '@playwright/test';
import { findChromium } from '../.ci/chromium.mjs';

// Another port lets several checkouts run their journeys on one machine.
const port = Number(process.env['E2E_PORT'] ?? 4173);

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  fullyParallel: true,
  workers: 2,
  // A journey waits for states: one that fails once tells of a moment that a person can meet too.
  retries: 0,
  forbidOnly: true,
  // Far beyond what a state takes on a quiet machine: a busy one is several times slower.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  snapshotPathTemplate: '{testDir}/{testFileName}-snapshots/{arg}{ext}',
  outputDir: '../node_modules/.cache/e2e',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    trace: 'off',
    // Keeping the whole app for each of these visits would cost more than the visits.
    serviceWorkers: 'block',
    launchOptions: {
      ...(findChromium() ? { executablePath: findChromium() ?? '' } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node .ci/serve.mjs ${port}`,
    cwd: '..',
    url: `http://127.0.0.1:${port}`,
    reuseExistingServer: false,
  },
});
