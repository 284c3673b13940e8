import { lotrinh } from './support/command.js';

describe('lotrinh figures check', () => {
  it('finds the errors of the example and says the right numbers', async () => {
    const ran = await lotrinh(['figures', 'check', 'examples/figures.json']);
    expect(ran).toMatchObject({ status: 1, stderr: '' });
    for (const right of ['4023', '87,65 %', '5,28 %', '6000', 'Có 4 chỗ không khớp trong 5 chỗ đã kiểm tra.']) expect(ran.stdout).toContain(right);
    const { json } = await lotrinh(['figures', 'check', 'examples/figures.json', '--json', '--lang', 'en']);
    expect(json).toMatchObject({ agrees: false, checked: 5, disagreements: [{ kind: 'sum', right: '4023' }, { right: '87.65' }, { right: '5.28' }, { kind: 'plan', right: '6000' }] });
  });

  it('finds nothing where the figures agree', async () => {
    const stdin = JSON.stringify({ figures: [{ key: 'a', value: 2 }, { key: 'b', value: 2 }], sums: [{ total: 'a', parts: ['b'] }] });
    expect(await lotrinh(['figures', 'check', '-'], { stdin })).toMatchObject({ status: 0, stdout: 'Các số khớp nhau: đã kiểm tra 1 chỗ.\n' });
  });

  it('names what it cannot read', async () => {
    const ran = await lotrinh(['figures', 'check', '-'], { stdin: JSON.stringify({ figures: [{ key: 'a', value: 2 }], sums: [{ total: 'b', parts: ['a'] }] }) });
    expect([ran.status, ran.stderr]).toEqual([2, expect.stringContaining('sums.0.total')]);
  });
});
