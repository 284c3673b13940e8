import { ForwardOnly } from './forward-only.js';

/** Papers of a dossier: what is on file about each, never a scan. */
export class Papers extends ForwardOnly {
  readonly name = 'Papers1795305600008';

  protected readonly sql = `
    -- What officers noted when they looked for a paper. Rows are only ever added; of one paper the row noted last counts.
    create table paper_note (
      id bigint generated always as identity primary key,
      case_id uuid not null constraint paper_note_case_fk references case_file,
      -- Number in the catalogue of 1361-CV/BTCTW, and which one where there are several of a kind.
      catalogue text collate "C" not null,
      nth smallint not null default 1,
      finding text not null,
      number text,
      issued_on date,
      signer text,
      form text,
      kept_at text,
      sha256 text collate "C",
      remark text,
      -- How often the dossier had been given back when it was noted.
      round smallint not null,
      noted_at timestamptz(3) not null,
      account_id uuid not null constraint paper_note_account_fk references account,
      person_id uuid constraint paper_note_person_fk references person,
      office text not null,
      organ_id uuid not null constraint paper_note_organ_fk references organ,
      constraint paper_note_catalogue_check check (catalogue ~ '^[0-9]{2,3}$'),
      constraint paper_note_nth_check check (nth between 1 and 20),
      constraint paper_note_round_check check (round >= 0),
      constraint paper_note_remark_check check (finding <> 'missing' or remark is not null),
      constraint paper_note_finding_check check (finding in ('in-order', 'missing', 'not-applicable')),
      constraint paper_note_form_check check (form in ('original', 'copy')),
      constraint paper_note_sha256_check check (sha256 ~ '^[0-9a-f]{64}$')
    );
    create index paper_note_newest on paper_note (case_id, catalogue, nth, id desc);
    grant select, insert on paper_note to lotrinh_app;

    -- How many notes there are: a step decided by fewer is decided anew, and so is a note made beside another one.
    alter table case_file add column paper_notes integer not null default 0;
    grant update (paper_notes) on case_file to lotrinh_app;
  `;
}
