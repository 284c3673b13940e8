import { ForwardOnly } from './forward-only.js';

/** Rounds of screening (đợt rà soát), in which an organ has its branches look at their members. Nothing of them is ever changed. */
export class ScreeningRounds extends ForwardOnly {
  readonly name = 'ScreeningRounds1795305600012';

  protected readonly sql = `
    create table screening_round (
      id uuid primary key,
      organ_id uuid not null constraint screening_round_organ_fk references organ,
      title text not null,
      begun_on date not null,
      basis_number text not null,
      basis_issued_on date not null,
      account_id uuid not null constraint screening_round_account_fk references account,
      recorded_at timestamptz(3) not null default clock_timestamp(),
      demo boolean not null,
      constraint screening_round_key unique (organ_id, begun_on, title)
    );
    create index screening_round_organ on screening_round (organ_id, begun_on desc, id);

    -- A branch has looked at its members; of one branch the statement made last counts.
    create table screening_round_review (
      round_id uuid not null constraint screening_round_review_round_fk references screening_round,
      branch_id uuid not null constraint screening_round_review_branch_fk references organ,
      reviewed_on date not null,
      members_reviewed integer not null,
      account_id uuid not null constraint screening_round_review_account_fk references account,
      recorded_at timestamptz(3) not null default clock_timestamp(),
      constraint screening_round_review_pk primary key (round_id, branch_id, recorded_at),
      constraint screening_round_review_members_check check (members_reviewed >= 0)
    );

    -- The end of a round, with the figures of its report as they were on that day.
    create table screening_round_closing (
      round_id uuid not null constraint screening_round_closing_pk primary key constraint screening_round_closing_round_fk references screening_round,
      closed_on date not null,
      report_number text not null,
      report_issued_on date not null,
      reason text,
      figures jsonb not null,
      account_id uuid not null constraint screening_round_closing_account_fk references account,
      recorded_at timestamptz(3) not null default clock_timestamp()
    );
    grant select, insert on screening_round, screening_round_review, screening_round_closing to lotrinh_app;

    -- The cases of a round say so in their first event; what is told of a round comes from them.
    create index case_file_round on case_file ((facts->>'round')) where facts ? 'round';
  `;
}
