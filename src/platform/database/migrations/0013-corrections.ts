import { ForwardOnly } from './forward-only.js';

/** Corrections of the record: proposed by one person, confirmed by another. */
export class Corrections extends ForwardOnly {
  readonly name = 'Corrections1795305600013';

  protected readonly sql = `

  `;
}
