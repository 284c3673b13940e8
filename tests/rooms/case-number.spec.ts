import fc from 'fast-check';
import pg from 'pg';
import { caseNumber, readCaseNumber } from '../../src/cases/case-number.js';
import { useDatabase } from '../support/database.js';

const serials = fc.integer({ min: 1, max: 99_999_999 });
const digitsOf = (number: string) => number.replaceAll(/\D/g, '');

let client: pg.Client;
afterAll(() => client.end());
const database = useDatabase();
beforeAll(async () => {
  client = new pg.Client({ ...database, user: 'lotrinh_app', options: '-c search_path=lotrinh,public' });
  await client.connect();
});

describe('the number of a case', () => {
  it('is the same whether the database or the program writes it', async () => {
    const some = [1, 123, 999_999, 1_000_000, ...fc.sample(serials, 500)];
    const { rows } = await client.query<{ number: string }>('select case_number(serial) as number from unnest($1::bigint[]) with ordinality as s (serial, place) order by place', [some]);
    expect(rows.map(({ number }) => number)).toEqual(some.map(caseNumber));
    expect(caseNumber(123)).toMatch(/^HS-000123-\d$/);
  });

  it('is refused whenever one digit is wrong', () => {
    fc.assert(
      fc.property(serials, fc.nat(), fc.integer({ min: 1, max: 9 }), (serial, where, more) => {
        const digits = [...digitsOf(caseNumber(serial))];
        const place = where % digits.length;
        digits[place] = String((Number(digits[place]) + more) % 10);
        expect(readCaseNumber(`HS-${digits.slice(0, -1).join('')}-${digits.at(-1)}`)).toEqual({ kind: 'mistyped' });
      }),
    );
  });

  it('is refused whenever two neighbours have changed places', () => {
    fc.assert(
      fc.property(serials, fc.nat(), (serial, where) => {
        const digits = [...digitsOf(caseNumber(serial))];
        const place = where % (digits.length - 1);
        const [one = '', two = ''] = digits.splice(place, 2);
        fc.pre(one !== two);
        digits.splice(place, 0, two, one);
        expect(readCaseNumber(digits.join(''))).toEqual({ kind: 'mistyped' });
      }),
    );
  });

  it('is read however it was written', () => {
    fc.assert(
      fc.property(serials, (serial) => {
        const number = caseNumber(serial);
        const digits = digitsOf(number);
        const ways = [number, number.toLowerCase(), ` ${number} `, digits, `HS${digits}`, number.replaceAll('-', ' '), `hs ${serial} - ${digits.at(-1)}`, `${serial}-${digits.at(-1)}`];
        expect(ways.map(readCaseNumber)).toEqual(ways.map(() => ({ kind: 'number', number })));
        if (serial < 1_000_000) expect(readCaseNumber(`HS ${serial}`)).toEqual({ kind: 'serial', number });
      }),
    );
  });

  it.each(['', 'HS', 'Hường', '12a', '-', '1-2-3', 'HS-000123-45', '٣', '1'.repeat(40)])('is not what %j says', (text) => {
    expect(readCaseNumber(text)).toEqual({ kind: 'text' });
  });
});
