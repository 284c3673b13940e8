import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { productRoot } from './product-root.js';

/** The version in package.json. */
export function productVersion(): string {
  const file: unknown = JSON.parse(readFileSync(path.join(productRoot, 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(file).version;
}
