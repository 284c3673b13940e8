/** Table of Damm: a quasigroup in which no wrong digit and no swap of neighbours goes unnoticed. The function case_number of the database has the same. */
const rows = ['0317598642', '7092154863', '4206871359', '1750983426', '6123045978', '3674209581', '5869720134', '8945362017', '9438617205', '2581436790'];
const leastDigits = 6;

/** What somebody wrote for the number of a case (số hồ sơ). */
export type WrittenNumber =
  /** A whole number whose check digit is right; `serial` where the check digit was left out. */
  | { readonly kind: 'number' | 'serial'; readonly number: string }
  /** Written like one, but a digit is wrong or two have changed places. */
  | { readonly kind: 'mistyped' }
  /** Some other text. */
  | { readonly kind: 'text' };

/** The number of a case as people read it out (số hồ sơ): HS, the serial number, and a digit that tells whether the others are right. */
export function caseNumber(serial: number | bigint): string {
  const digits = String(serial).padStart(leastDigits, '0');
  return `HS-${digits}-${checkDigit(digits)}`;
}

/** Reads a number however it was written: "HS 123-2", "hs-000123-2", "HS0001232" or "123". A hyphen or seven digits say that the last one is the check digit. */
export function readCaseNumber(written: string): WrittenNumber {
  const parts = /^(?:HS)?[\s.\-–—]*(\d{1,18}?)(?:[\s.\-–—]+(\d))?$/iu.exec(written.trim());
  if (!parts) return { kind: 'text' };
  const [, first = '', last] = parts;
  const isWhole = last === undefined && first.length > leastDigits;
  const digits = isWhole ? first.slice(0, -1) : first;
  const check = isWhole ? first.slice(-1) : last;
  const number = caseNumber(BigInt(digits));
  if (check === undefined) return { kind: 'serial', number };
  return number.endsWith(`-${check}`) ? { kind: 'number', number } : { kind: 'mistyped' };
}

function checkDigit(digits: string): string {
  return [...digits].reduce((interim, digit) => rows[Number(interim)]?.charAt(Number(digit)) ?? '', '0');
}
