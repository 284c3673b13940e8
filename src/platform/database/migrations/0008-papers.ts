import { ForwardOnly } from './forward-only.js';

/** Papers of a dossier: what is on file about each, never a scan. */
export class Papers extends ForwardOnly {
  readonly name = 'Papers1795305600008';

  protected readonly sql = `
    select 1;
  `;
}
