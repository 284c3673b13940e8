import { ForwardOnly } from './forward-only.js';

/** What reports count people by, and the targets that organs were given. */
export class Statistics extends ForwardOnly {
  readonly name = 'Statistics1795305600009';

  protected readonly sql = `
    select 1;
  `;
}
