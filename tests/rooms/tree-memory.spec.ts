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
