import { ForwardOnly } from './forward-only.js';

/** Rounds of screening (đợt rà soát), in which an organ has its branches look at their members. */
export class ScreeningRounds extends ForwardOnly {
  readonly name = 'ScreeningRounds1795305600012';

  protected readonly sql = `

  `;
}
