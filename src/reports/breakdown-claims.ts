import type { Measure } from './breakdown.js';
import { whole, type Counts } from './counts.js';
import { percentOf, type Figures } from './figures.js';

type Claims = { -readonly [Key in keyof Figures]: Figures[Key] };

/**
 * What a report claims of its own numbers: groups sum to their total, parts to the whole, each percentage fits.
 * `labelOf` tells by which words of the locales a figure goes.
 */
export function claimsOf(measures: readonly Measure[], counts: Counts, parts: readonly string[]): { figures: Figures; labelOf: ReadonlyMap<string, readonly string[]> } {
  const claims: Claims = { figures: [], sums: [], shares: [], differences: [], plans: [] };
  const labelOf = new Map<string, readonly string[]>();
  const figure = (period: 'now' | 'before', part: string, measure: string, partition?: string, group?: string): string => {
    const key = [period, part, measure, partition, group].filter((one) => one !== undefined).join('|');
    if (!labelOf.has(key)) {
      claims.figures.push({ key, value: counts.shown(period, part, measure, partition, group) ?? 0 });
      labelOf.set(key, partition === undefined || group === undefined ? [`measures.${measure}`] : [`measures.${measure}`, `partitions.${partition}.groups.${group}`]);
    }
    return key;
  };
  for (const period of ['now', 'before'] as const) {
    for (const { key: measure, partitions } of measures) {
      const total = figure(period, whole, measure);
      if (parts.length > 0) claims.sums.push({ total, parts: parts.map((part) => figure(period, part, measure)) });
      for (const { key: partition, groups } of partitions) {
        for (const part of [whole, ...parts]) claims.sums.push({ total: figure(period, part, measure), parts: groups.map((group) => figure(period, part, measure, partition, group)) });
        for (const group of parts.length > 0 ? groups : []) {
          claims.sums.push({ total: figure(period, whole, measure, partition, group), parts: parts.map((part) => figure(period, part, measure, partition, group)) });
        }
        for (const group of groups) {
          const part = figure(period, whole, measure, partition, group);
          const percent = percentOf(counts.shown(period, whole, measure, partition, group) ?? 0, counts.shown(period, whole, measure) ?? 0, 2);
          if (percent !== undefined) claims.shares.push({ part, whole: total, percent });
        }
      }
    }
  }
  return { figures: claims, labelOf };
}
