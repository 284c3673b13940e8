import { ForwardOnly } from './forward-only.js';

/** A version of the program may bring other days off; what was counted by those before is counted anew. */
export class CalendarOfTheProgram extends ForwardOnly {
  readonly name = 'CalendarOfTheProgram1795305600016';

  protected readonly sql = `
    -- By which days off, of those that the program brings, the stored time limits were counted; nothing until a server has started.
    alter table working_calendar add column program text;
    grant update (program) on working_calendar to lotrinh_app;
  `;
}
