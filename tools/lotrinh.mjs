#!/usr/bin/env node
/** `npx lotrinh …`: makes the clone ready, silently when it is, and hands over to the command line of the product. */
process.setSourceMapsEnabled?.(true);
await import('./ensure.mjs');
await import('../dist/src/cli.js');
