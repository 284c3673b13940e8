import fc from 'fast-check';
import { z } from 'zod';
import { IsoDate, isIsoDate } from '../../../workflows/kernel/iso-date.js';

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function monthLength(year: number, month: number): number {
  const leap = year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
  return month === 2 && leap ? 29 : (lengths[month - 1] ?? 0);
}

function write(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

describe('a legal day', () => {
  it('accepts every day of the years 1900 to 2199 and no other day number', () => {
    const wrong: string[] = [];
    for (let year = 1900; year <= 2199; year += 1) {
      for (let month = 0; month <= 13; month += 1) {
        const last = monthLength(year, month);
        for (const day of [0, 1, 15, 28, 29, 30, 31, 32]) {
          const text = write(year, month, day);
          if (isIsoDate(text) !== (day >= 1 && day <= last)) wrong.push(text);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each(['1899-12-31', '2200-01-01', '0000-01-01', '9999-12-31'])('refuses %s, a year outside 1900 to 2199', (text) => {
    expect(isIsoDate(text)).toBe(false);
    expect(IsoDate.safeParse(text).success).toBe(false);
  });

  it.each([
    '', '2024', '2024-2-1', '2024-02-1', '24-02-01', '2024/02/01', '01-02-2024', '20240201', ' 2024-02-01', '2024-02-01 ',
    '2024-02-01\n', '2024-02-01T00:00:00Z', '+02024-02-01', '2024-02-01[u-ca=iso8601]', '２０２４-02-01', '2024-W05-4',
  ])('refuses the spelling «%s»', (text) => {
    expect(isIsoDate(text)).toBe(false);
    expect(IsoDate.safeParse(text).success).toBe(false);
  });

  it('knows 29 February of 2024 and 2000, and refuses it in 2023, 1900 and 2100', () => {
    expect(['2024-02-29', '2000-02-29', '2023-02-29', '1900-02-29', '2100-02-29'].map(isIsoDate)).toEqual([
      true, true, false, false, false,
    ]);
  });

  it('is read by the schema exactly when it is a legal day, and reports one issue when it is not', () => {
    const text = fc.oneof(
      fc.string(),
      fc.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      fc.tuple(fc.integer({ min: 1890, max: 2210 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
        .map(([year, month, day]) => write(year, month, day)),
    );
    fc.assert(
      fc.property(text, (candidate) => {
        const result = IsoDate.safeParse(candidate);
        expect(result.success).toBe(isIsoDate(candidate));
        if (result.success) expect(result.data).toBe(candidate);
        else expect(result.error.issues).toHaveLength(1);
      }),
    );
  });

  it.each([[null], [undefined], [20240201], [new Date(0)], [['2024-02-01']]])('refuses %p, which is not text', (value) => {
    expect(IsoDate.safeParse(value).success).toBe(false);
  });

  it('is described to other programs as a string of format date', () => {
    expect(z.toJSONSchema(IsoDate)).toMatchObject({ type: 'string', format: 'date' });
    expect(z.toJSONSchema(z.object({ heldOn: IsoDate }))).toMatchObject({
      properties: { heldOn: { type: 'string', format: 'date' } },
      required: ['heldOn'],
    });
  });
});
