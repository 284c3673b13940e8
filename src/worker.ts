import { check, work } from './work.js';

await (process.argv.includes('--check') ? check() : work());
