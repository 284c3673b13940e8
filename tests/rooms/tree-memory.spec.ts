import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { TreeMemory } from '../../src/organisations/tree-memory.js';

it('never answers with something older than the version that was read before asking', async () => {
  const act = fc.oneof(fc.constant('change' as const), fc.record({ name: fc.constantFrom('a', 'b', 'c'), wait: fc.nat({ max: 2 }) }));
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
      const memory = new TreeMemory(2);
      let version = 1;
      const asked = acts.map(async (one) => {
        if (one === 'change') {
          version += 1;
          return;
        }
        const seen = version;
        await sleep(one.wait);
        const found = await memory.recall(seen, one.name, async () => {
          await sleep(one.wait);
          return version;
        });
        expect(found).toBeGreaterThanOrEqual(seen);
      });
      await Promise.all(asked);
    }),
    { numRuns: 100 },
  );
});

it('reads once for a version, again for the next, and each time without one; it holds no more than it may', async () => {
  let reads = 0;
  const memory = new TreeMemory(2);
  const ask = (version: number | undefined, name: string) => memory.recall(version, name, async () => (reads += 1));
  for (const [version, name, after] of [[1, 'a', 1], [1, 'a', 1], [2, 'a', 2], [1, 'a', 3], [2, 'a', 3], [undefined, 'a', 4], [2, 'b', 5], [2, 'c', 6], [2, 'c', 6], [2, 'a', 7]] as const) {
    await ask(version, name);
    expect(reads).toBe(after);
  }
});

it('reads many names together, only those that nobody has read, and remembers also what is not there', async () => {
  const memory = new TreeMemory();
  const asked: string[][] = [];
  const ask = (version: number, names: string[]) =>
    memory.recallAll(version, names, async (missing) => {
      asked.push([...missing]);
      return new Map(missing.filter((name) => name !== 'nobody').map((name) => [name, `${name} of ${version}`]));
    });
  await memory.recall(1, 'a', async () => 'a of 1');
  expect([...(await ask(1, ['a', 'b', 'nobody']))].sort()).toEqual([['a', 'a of 1'], ['b', 'b of 1'], ['nobody', undefined]]);
  await ask(1, ['nobody', 'b', 'a']);
  expect((await ask(2, ['a'])).get('a')).toBe('a of 2');
  expect((await ask(1, ['a'])).get('a')).toBe('a of 1');
  expect(asked).toEqual([['b', 'nobody'], ['a'], ['a']]);
});
