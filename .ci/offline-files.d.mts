/** What to write into the service worker of a finished build: its files as JSON, and their version. */
export declare function offlineFiles(outDir: string): { readonly list: string; readonly version: string };
