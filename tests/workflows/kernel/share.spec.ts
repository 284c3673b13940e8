import fc from 'fast-check';
import { needed, reaches, type Share } from '../../../workflows/kernel/share.js';
import { moreThanHalf, twoThirds } from '../../../workflows/regulations/admission.js';

/** Compares yes/of with the share by cross-multiplication, by its own hand. */
function reachedByFractions({ numerator, denominator, strict }: Share, yes: number, of: number): boolean {
  const given = BigInt(yes) * BigInt(denominator);
  const wanted = BigInt(numerator) * BigInt(of);
  return strict ? given > wanted : given >= wanted;
}

const share: fc.Arbitrary<Share> = fc
  .tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }), fc.boolean())
  .map(([a, b, strict]) => ({ numerator: Math.min(a, b), denominator: Math.max(a, b), strict }));

describe('a share of a body', () => {
  it.each([
    [1, 1], [2, 2], [3, 2], [4, 3], [5, 4], [6, 4], [7, 5], [8, 6], [9, 6], [10, 7], [20, 14], [21, 14], [22, 15], [100, 67],
  ])('needs, for two thirds of %i, %i votes', (of, votes) => {
    expect(needed(twoThirds, of)).toBe(votes);
    expect(reaches(twoThirds, votes, of)).toBe(true);
    expect(reaches(twoThirds, votes - 1, of)).toBe(false);
  });

  it('needs 14 of 20 full members when 3 are absent, since the absent stay in the count', () => {
    expect(reaches(twoThirds, 14, 20)).toBe(true);
    expect(reaches(twoThirds, 13, 20)).toBe(false);
  });

  it.each([[1, 1], [2, 2], [3, 2], [4, 3], [5, 3], [6, 4], [15, 8], [16, 9]])(
    'needs, for more than half of %i, %i votes',
    (of, votes) => {
      expect(needed(moreThanHalf, of)).toBe(votes);
      expect(reaches(moreThanHalf, votes, of)).toBe(true);
      expect(reaches(moreThanHalf, votes - 1, of)).toBe(false);
    },
  );

  it('is not more than half when exactly half agree', () => {
    expect(reaches(moreThanHalf, 8, 16)).toBe(false);
  });

  it('is two thirds when exactly two thirds agree', () => {
    expect(reaches(twoThirds, 12, 18)).toBe(true);
  });

  it('is never reached in an empty body', () => {
    expect([reaches(twoThirds, 0, 0), reaches(moreThanHalf, 0, 0)]).toEqual([false, false]);
    expect([needed(twoThirds, 0), needed(moreThanHalf, 0)]).toEqual([1, 1]);
  });

  it('agrees with fractions for every vote of every body up to 300', () => {
    const wrong: string[] = [];
    for (const each of [twoThirds, moreThanHalf]) {
      for (let of = 1; of <= 300; of += 1) {
        for (let yes = 0; yes <= of; yes += 1) {
          if (reaches(each, yes, of) !== reachedByFractions(each, yes, of)) wrong.push(`${yes}/${of}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('agrees with fractions for any share and any body, however large', () => {
    fc.assert(
      fc.property(share, fc.nat({ max: Number.MAX_SAFE_INTEGER }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (each, yes, of) => {
        expect(reaches(each, yes, of)).toBe(reachedByFractions(each, yes, of));
      }),
    );
  });

  it('is reached by the needed votes and by no fewer', () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER - 1 }), (each, of) => {
        const votes = needed(each, of);
        expect(reachedByFractions(each, votes, of)).toBe(true);
        expect(reachedByFractions(each, votes - 1, of)).toBe(false);
      }),
    );
  });

  it('stays reached when one more agrees', () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 100_000 }), fc.nat({ max: 100_000 }), (each, of, yes) => {
        expect(!reaches(each, yes, of) || reaches(each, yes + 1, of)).toBe(true);
      }),
    );
  });

  it.each([[0.5, 3], [2, 3.5], [Number.NaN, 3], [2, Number.POSITIVE_INFINITY]])('is no question of %p votes of %p', (yes, of) => {
    expect(() => reaches(twoThirds, yes, of)).toThrow(RangeError);
  });
});
