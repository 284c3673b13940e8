import { ForwardOnly } from './forward-only.js';

/** Somebody may complain of two decisions at a time: of discipline, and then of a removal while the first complaint still waits. */
export class ComplaintsSideBySide extends ForwardOnly {
  readonly name = 'ComplaintsSideBySide1795305600014';

  protected readonly sql = `
    drop index case_file_open;
    -- One road at a time for one person.
    create unique index case_file_open on case_file (subject, procedure) where not closed and procedure <> 'complaint';
    -- One decision is complained of once at a time, and of discipline that no case here holds one complaint at a time is open.
    create unique index case_file_open_complaint on case_file (subject, (facts->>'complainedOf'), coalesce(facts->>'against', ''))
      where not closed and procedure = 'complaint';
    -- From a person who was found by name to the open cases.
    create index case_file_open_subject on case_file (subject) where not closed;
  `;
}
