import { ForwardOnly } from './forward-only.js';

/** The place of organs in the tree over time, and the changes (sáp nhập, chia tách, đổi cấp) that brought them there. */
export class OrgansOverTime extends ForwardOnly {
  readonly name = 'OrgansOverTime1795305600007';

  protected readonly sql = `
    select 1;
  `;
}
