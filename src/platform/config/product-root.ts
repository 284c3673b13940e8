import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of package.json, whether this runs from src or from dist, and from wherever the command was given. */
export const productRoot = rootAbove(import.meta.dirname);

function rootAbove(directory: string): string {
  if (existsSync(path.join(directory, 'package.json'))) return directory;
  const parent = path.dirname(directory);
  if (parent === directory) throw new Error('package.json of lotrinh is not above its programs');
  return rootAbove(parent);
}
