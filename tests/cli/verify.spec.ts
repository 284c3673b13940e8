import { faultKinds } from '../../src/audit/verification.js';
import { languageCodes, readLocales } from '../../src/platform/language/locale-files.js';
import { lotrinh, on } from './support/command.js';
import { useRecordedOffice } from './support/recorded-office.js';

describe('lotrinh verify', () => {
  const recorded = useRecordedOffice(3, 4, 4, 4);
  const verify = (...words: string[]) => lotrinh(['verify', ...words], { env: on(recorded.database) });
  const [altered, cut, swapped] = [1, 2, 3].map((place) => () => recorded.cases[place]);
  const plant = (sql: string, place: number) => recorded.asSuperuser(sql, [recorded.cases[place]?.id]);

  it('finds a record intact that nobody touched, and says how much it checked', async () => {
    const { status, stdout, stderr } = await verify('--lang', 'en');
    expect([status, stdout, stderr]).toEqual([0, expect.stringMatching(/^The record is intact\. Checked 4 cases, 19 events; \d+ events a second\.\n$/), '']);
    expect((await verify('--json')).json).toEqual({ intact: true, cases: 4, events: 19, faults: [], seconds: expect.any(Number), eventsPerSecond: expect.any(Number) });
  });

  it('checks one case by its number or its id', async () => {
    const [first] = recorded.cases;
    for (const name of [first?.number ?? '', first?.id ?? '']) expect((await verify(name, '--json')).json).toMatchObject({ cases: 1, events: 4, faults: [] });
    expect((await verify('HS-999999', '--json')).json).toMatchObject({ error: { code: 'not-found', exitCode: 2 } });
  });

  it('finds an altered event, a deleted one and a swapped pair, the first difference of each, and goes on', async () => {
    await plant(`update lotrinh.case_event set payload = jsonb_set(payload, '{helper}', '"somebody-else"') where case_id = $1 and seq = 2`, 1);
    await plant('delete from lotrinh.case_event where case_id = $1 and seq = 3', 2);
    for (const [from, to] of [[3, 20], [4, 3], [20, 4]]) await plant(`update lotrinh.case_event set seq = ${to} where case_id = $1 and seq = ${from}`, 3);

    const { status, json } = await verify('--json');
    expect([status, json]).toMatchObject([1, { intact: false, cases: 4 }]);
    expect(json['faults']).toHaveLength(3);
    expect(json['faults']).toEqual(
      expect.arrayContaining([
        { caseId: altered?.()?.id, number: altered?.()?.number, kind: 'event-altered', seq: 2 },
        { caseId: cut?.()?.id, number: cut?.()?.number, kind: 'event-missing', seq: 3 },
        { caseId: swapped?.()?.id, number: swapped?.()?.number, kind: 'link-broken', seq: 3 },
      ]),
    );
    const { stdout } = await verify(altered?.()?.number ?? '', '--lang', 'en');
    expect(stdout).toMatch(new RegExp(`^✗ ${altered?.()?.number ?? ''}: an event is not what was recorded \\(event-altered, event 2\\)\nFaulty cases: 1\\.`));
  });

  it('names the field of a file that does not agree with its events', async () => {
    await plant(`update lotrinh.case_file set place = '"fullMember"' where id = $1`, 0);
    const { status, json } = await verify(recorded.cases[0]?.number ?? '', '--json');
    expect([status, json['faults']]).toMatchObject([1, [{ kind: 'file-differs', field: 'place' }]]);
  });

  it('has words for everything it can find', () => {
    const locales = readLocales();
    for (const code of languageCodes) {
      const { cli, summaries } = locales[code] as unknown as { cli: { verify: { kinds: object } }; summaries: { faults: object } };
      for (const said of [cli.verify.kinds, summaries.faults]) expect([code, Object.keys(said).sort()]).toEqual([code, [...faultKinds].sort()]);
    }
  });
});
