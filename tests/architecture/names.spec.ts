import { readdirSync } from 'node:fs';
import path from 'node:path';

const notOurs = new Set(['node_modules', 'dist', 'coverage', '.git', '.data']);

/** Every file of code below a folder, as a path from the top of the house. */
function codeIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : codeIn(place);
    return /\.(ts|tsx|mjs|cjs)$/.test(entry.name) ? [place] : [];
  });
}

const code = codeIn('.');

describe('the names of files', () => {
  it('say what is in them', () => {
    const saysNothing = /(^|[/-])(utils?|helpers|common|misc|managers?)(\/|\.)/;
    expect(code.filter((file) => saysNothing.test(file))).toEqual([]);
  });

  it('are in kebab case', () => {
    const kebabCase = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
    expect(code.filter((file) => !kebabCase.test(path.basename(file)))).toEqual([]);
  });

  it('are never index, but for the one door into the workflows', () => {
    expect(code.filter((file) => /^index\.(ts|tsx|mjs)$/.test(path.basename(file)))).toEqual(['workflows/index.ts']);
  });
});
