import { ForwardOnly } from './forward-only.js';

/** What a worklist is filtered and sorted by, kept beside each case, and the branch that held it at each event. */
export class Worklist extends ForwardOnly {
  readonly name = 'Worklist1795305600006';

  protected readonly sql = `
    select 1;
  `;
}
