import { z } from 'zod';

const Key = z.string().min(1).max(120);
const Value = z.int().min(0).max(1_000_000_000);
/** A percentage as it is printed: what follows the comma is its precision. */
const Printed = z
  .string()
  .trim()
  .regex(/^\d{1,7}([.,]\d{1,6})?$/);

/** A table of figures (bảng số liệu) and what its numbers claim about each other. */
export const Figures = z
  .strictObject({
    figures: z.array(z.strictObject({ key: Key, label: z.string().normalize('NFC').trim().min(1).max(200).optional(), value: Value })).min(1).max(500),
    sums: z.array(z.strictObject({ total: Key, parts: z.array(Key).min(1).max(200) })).max(500).default([]),
    shares: z
      .array(z.strictObject({ part: Key, whole: Key, percent: Printed.meta({ description: 'As printed, such as 83,64: checked at this precision.' }) }))
      .max(500)
      .default([]),
    differences: z.array(z.strictObject({ now: Key, before: Key, difference: z.int().min(-1_000_000_000).max(1_000_000_000) })).max(500).default([]),
    plans: z
      .array(z.strictObject({ plan: Key, annual: Key, years: z.int().min(1).max(20), atLeast: z.boolean().default(false).meta({ description: 'The annual figure is «or more».' }) }))
      .max(100)
      .default([]),
  })
  .superRefine(({ figures, ...claims }, context) => {
    const known = new Set(figures.map(({ key }) => key));
    figures.forEach(({ key }, place) => {
      if (figures.findIndex((other) => other.key === key) < place) context.addIssue({ code: 'custom', path: ['figures', place, 'key'] });
    });
    const unknown = (path: (string | number)[], key: string) => known.has(key) || context.addIssue({ code: 'custom', path });
    claims.sums.forEach(({ total, parts }, place) => {
      unknown(['sums', place, 'total'], total);
      parts.forEach((part, index) => unknown(['sums', place, 'parts', index], part));
    });
    claims.shares.forEach(({ part, whole }, place) => [unknown(['shares', place, 'part'], part), unknown(['shares', place, 'whole'], whole)]);
    claims.differences.forEach(({ now, before }, place) => [unknown(['differences', place, 'now'], now), unknown(['differences', place, 'before'], before)]);
    claims.plans.forEach(({ plan, annual }, place) => [unknown(['plans', place, 'plan'], plan), unknown(['plans', place, 'annual'], annual)]);
  })
  .meta({ id: 'Figures' });
export type Figures = z.infer<typeof Figures>;

/** Two numbers that cannot both be right: what is printed, and what the others say it must be. */
export interface Disagreement {
  readonly kind: 'sum' | 'share' | 'share-of-nothing' | 'difference' | 'plan';
  /** Keys of the figures, the one that the claim is about first. */
  readonly about: readonly string[];
  readonly printed: string;
  readonly right: string;
}

/** Every claim of a table that its own numbers do not bear out (số liệu không khớp). It never says which of the numbers is the wrong one. */
export function disagreementsIn({ figures, sums, shares, differences, plans }: Figures): Disagreement[] {
  const values = new Map(figures.map(({ key, value }) => [key, value]));
  const valueOf = (key: string): number => {
    const value = values.get(key);
    if (value === undefined) throw new Error(`no figure ${key}`);
    return value;
  };
  return [
    ...sums.flatMap(({ total, parts }) => sumOf(total, parts, valueOf)),
    ...shares.flatMap(({ part, whole, percent }) => shareOf({ part, whole, percent }, valueOf)),
    ...differences.flatMap(({ now, before, difference }): Disagreement[] => {
      const right = valueOf(now) - valueOf(before);
      return right === difference ? [] : [{ kind: 'difference', about: [now, before], printed: String(difference), right: String(right) }];
    }),
    ...plans.flatMap(({ plan, annual, years, atLeast }): Disagreement[] => {
      const right = valueOf(annual) * years;
      const agrees = atLeast ? valueOf(plan) >= right : valueOf(plan) === right;
      return agrees ? [] : [{ kind: 'plan', about: [plan, annual], printed: String(valueOf(plan)), right: String(right) }];
    }),
  ];
}

/** A share in per cent, rounded half up in whole numbers; nothing of nothing. */
export function percentOf(part: number, whole: number, decimals: number): string | undefined {
  return whole === 0 ? undefined : written(rounded(part, whole, decimals).up, decimals);
}

function sumOf(total: string, parts: readonly string[], valueOf: (key: string) => number): Disagreement[] {
  const right = parts.reduce((sum, part) => sum + valueOf(part), 0);
  const printed = valueOf(total);
  return right === printed ? [] : [{ kind: 'sum', about: [total, ...parts], printed: String(printed), right: String(right) }];
}

function shareOf({ part, whole, percent }: Figures['shares'][number], valueOf: (key: string) => number): Disagreement[] {
  const printed = percent.replace(',', '.');
  const decimals = printed.split('.')[1]?.length ?? 0;
  if (valueOf(whole) === 0) return [{ kind: 'share-of-nothing', about: [part, whole], printed: percent, right: '' }];
  const stated = BigInt(printed.replace('.', ''));
  const { up, down } = rounded(valueOf(part), valueOf(whole), decimals);
  // Exactly half may be rounded either way.
  return stated === up || stated === down ? [] : [{ kind: 'share', about: [part, whole], printed: percent, right: written(up, decimals) }];
}

/** The share in units of the last decimal, with an exact half rounded up and down. */
function rounded(part: number, whole: number, decimals: number): { up: bigint; down: bigint } {
  const [times, of] = [BigInt(part) * 10n ** BigInt(decimals + 2), BigInt(whole)];
  const up = (times * 2n + of) / (of * 2n);
  return { up, down: (times * 2n + of) % (of * 2n) === 0n ? up - 1n : up };
}

function written(units: bigint, decimals: number): string {
  const digits = units.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
