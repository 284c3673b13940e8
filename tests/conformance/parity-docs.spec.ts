import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { procedures } from '../../workflows/index.js';

describe('generated documents', () => {
  it.each(['generate-rules', 'generate-procedures'])('are as %s makes them', (tool) => {
    const { status, stderr } = spawnSync(process.execPath, [`tools/${tool}.mjs`, '--check'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('documents written by hand', () => {
  const pages = ['README.md', 'README.vi.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/operations.md', ...procedures.map(({ id }) => `workflows/${id}/README.md`), 'docs/glossary.md', ...readdirSync('docs/decisions').map((name) => `docs/decisions/${name}`)];

  it('point to files that are there', () => {
    const broken = pages.flatMap((page) => {
      const links = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)(#[^)]*)?\)/g)].map(([, link = '']) => link);
      return links.filter((link) => !existsSync(path.join(path.dirname(page), link))).map((link) => `${page}: ${link}`);
    });
    expect(broken).toEqual([]);
  });

  it('number the decisions one by one', () => {
    const numbers = readdirSync('docs/decisions').map((name) => Number(name.slice(0, 4))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, place) => place + 1));
  });
});
