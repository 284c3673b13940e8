import { addDays, amended, changesBetween, differenceBetween, procedures, provisionsOf, type Cited, type Edition, type IsoDate } from '../../../workflows/index.js';
import { admission } from '../../../workflows/admission/procedure.js';

const days = [...new Set(procedures.flatMap(({ editions }) => editions.map(({ effectiveFrom }) => effectiveFrom)))].sort();
const valuesChanged = (from: IsoDate, to: IsoDate) =>
  differenceBetween(admission, from, to)
    .changes.filter(({ parts }) => parts.includes('value'))
    .map(({ path, from, to }) => [path, from?.value, to?.value]);
const twoThirds = { numerator: 2, denominator: 3, strict: false };
const moreThanHalf = { numerator: 1, denominator: 2, strict: true };

describe('what differs between two days', () => {
  it('of the July in which 208-QĐ/TW took the place of 20-QĐ/TW', () => {
    expect(valuesChanged('2026-07-25', '2026-07-26')).toEqual([
      ['admission.education', 'certificate', 'programme-completed'],
      ['admission.deciding.grassroots', { body: 'committee', share: twoThirds }, { body: 'standing-committee', share: moreThanHalf }],
      ['admission.ownResolutionFirst', false, true],
      ['admission.ceremonyClockStarts', 'receipt', 'issue'],
    ]);
  });

  it('of a number that stayed is where it stands and how sure we are of it', () => {
    const { from, to, began, changes } = differenceBetween(admission, '2026-07-25', '2026-07-26');
    expect([from?.edition, to?.edition, began.map(({ edition }) => edition)]).toEqual(['R26a', 'R26b', ['R26b']]);
    const of = (path: string) => changes.find((change) => change.path === path);
    expect(of('admission.maximumAgeYears')).toMatchObject({ parts: ['document', 'confidence'], from: { value: 60, citation: { confidence: 'unconfirmed' } }, to: { value: 60, citation: { confidence: 'summary' } } });
    expect(of('admission.decisionWorkingDays')?.parts).toEqual(['document']);
    // The Charter stands as it stood.
    expect(of('admission.minimumAgeYears')).toBeUndefined();
    // A clause without a number is compared too.
    expect(of('clauses.recognition')).toMatchObject({ parts: ['document', 'confidence'], from: { citation: { clause: expect.any(String) } } });
  });

  it('of a clause that moved within its document is the clause', () => {
    const [edition] = admission.editions;
    const other = { ...edition!, clauses: { ...edition!.clauses, cv: { ...edition!.clauses.cv, clause: 'Điểm 99' } } };
    expect(changesBetween(edition, other)).toMatchObject([{ path: 'clauses.cv', parts: ['clause'] }]);
  });

  it('names every edition that began in between, on the later day too', () => {
    const began = (from: IsoDate, to: IsoDate) => differenceBetween(admission, from, to).began.map(({ edition }) => edition);
    expect(began('2025-01-20', '2026-04-08')).toEqual(['R25b', 'R26a']);
    expect(began('2025-01-19', '2026-04-07')).toEqual(['R25a', 'R25b']);
    expect(began('2026-04-08', '2025-01-20')).toEqual(['R25b', 'R26a']);
  });

  it.each(procedures.map((procedure) => [procedure.id, procedure] as const))('is nothing between two days of one edition of %s', (_, procedure) => {
    const { editions } = procedure;
    for (const [place, { effectiveFrom }] of editions.entries()) {
      const next = editions[place + 1]?.effectiveFrom;
      expect(differenceBetween(procedure, effectiveFrom, next ? addDays(next, -1) : '2199-12-31')).toMatchObject({ began: [], changes: [] });
    }
  });

  it('is the same both ways round, with the sides changed', () => {
    const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
    for (const procedure of procedures) {
      for (const [from, to] of days.flatMap((from, place) => days.slice(place + 1).map((to) => [from, to] as const))) {
        const turned = differenceBetween(procedure, to, from).changes.map(({ path, from, to, parts }) => ({ path, from: to, to: from, parts }));
        expect(turned.toSorted(byPath)).toEqual(differenceBetween(procedure, from, to).changes.toSorted(byPath));
      }
    }
  });

  it('is everything against the time before the first edition', () => {
    const { from, to, changes } = differenceBetween(admission, '2016-07-24', '2016-07-25');
    expect([from, to?.edition]).toEqual([undefined, 'R16']);
    expect(changes).toEqual(provisionsOf(admission.editions[0]!).map((provision) => ({ path: provision.path, from: undefined, to: provision, parts: [] })));
  });

  it('does not go by the order in which the fields of a value are written', () => {
    const edition = (value: unknown): Edition => ({ edition: 'X', document: 'd', effectiveFrom: '2030-01-01', group: { one: cited(value) } }) as Edition;
    expect(changesBetween(edition({ a: 1, b: 2 }), edition({ b: 2, a: 1 }))).toEqual([]);
    expect(changesBetween(edition([1, 2]), edition([2, 1]))).toMatchObject([{ path: 'group.one', parts: ['value'] }]);
  });
});

describe('an amended edition', () => {
  const newest = admission.editions.at(-1)!;
  it('differs from the other only where it was amended', () => {
    const put = cited(45, 'text');
    const edition = amended(newest, new Map([['admission.decisionWorkingDays', put]]));
    expect(changesBetween(newest, edition)).toEqual([{ path: 'admission.decisionWorkingDays', parts: ['value', 'document', 'clause', 'confidence'], from: expect.anything(), to: { path: 'admission.decisionWorkingDays', ...put } }]);
    expect([edition.edition, edition.admission.decisionWorkingDays]).toEqual([newest.edition, put]);
  });

  it('is the same where nothing was, and leaves the other as it is', () => {
    const before = JSON.stringify(newest);
    expect(amended(newest, new Map())).toEqual(newest);
    amended(newest, new Map(provisionsOf(newest).map(({ path }) => [path, cited(1)])));
    expect(JSON.stringify(newest)).toBe(before);
  });

  it('can be amended at every number and choice', () => {
    const withValue = provisionsOf(newest).filter(({ value }) => value !== undefined).map(({ path }) => path);
    const edition = amended(newest, new Map(withValue.map((path) => [path, cited(path)])));
    expect(provisionsOf(edition).filter(({ value }) => value !== undefined).map(({ path, value }) => [path, value])).toEqual(withValue.map((path) => [path, path]));
  });
});

function cited(value: unknown, confidence: 'text' | 'unconfirmed' = 'unconfirmed'): Cited<unknown> {
  return { value, citation: { document: 'd', clause: 'c', confidence } };
}
