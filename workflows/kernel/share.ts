/**
 * A part of a body that a decision needs (tỷ lệ biểu quyết), as a fraction and never as a decimal number;
 * `strict` means more than the fraction (quá), not strict means at least the fraction.
 */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
  readonly strict: boolean;
}

/** Whether `yes` votes are the share of a body of `of`; exact, and never so without a single vote, even in an empty body. */
export function reaches(share: Share, yes: number, of: number): boolean {
  return BigInt(yes) >= leastVotes(share, of);
}

/** The smallest whole number of votes (số phiếu cần có) that reaches the share of a body of `of`, and at least one. */
export function needed(share: Share, of: number): number {
  return Number(leastVotes(share, of));
}

/** In big integers, so that no product is ever rounded; a count that is no whole number is a RangeError of BigInt. */
function leastVotes(share: Share, of: number): bigint {
  const parts = BigInt(share.numerator) * BigInt(of);
  const denominator = BigInt(share.denominator);
  const least = share.strict ? parts / denominator + 1n : (parts + denominator - 1n) / denominator;
  return least < 1n ? 1n : least;
}
