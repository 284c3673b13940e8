import { ForwardOnly } from './forward-only.js';

/** Cases with their append-only history, the time limits derived from it, refused attempts and idempotency keys. */
export class Cases extends ForwardOnly {
  readonly name = 'Cases1795305600005';

  protected readonly sql = `
    create sequence case_number;

    -- Where a case stands: derived from its events, replaced with each step, and compared with them by the audit.
    create table case_file (
      id uuid primary key,
      number text collate "C" not null constraint case_file_number_key unique,
      procedure text not null,
      subject uuid not null constraint case_file_subject_fk references person,
      branch_id uuid not null constraint case_file_branch_fk references organ,
      -- The branch a move in progress leads to.
      destination_id uuid constraint case_file_destination_fk references organ,
      state text not null,
      place jsonb not null,
      facts jsonb not null,
      version integer not null,
      head_hash text collate "C" not null,
      definition_version text not null,
      definition_hash text collate "C" not null,
      opened_on date not null,
      closed boolean not null,
      updated_at timestamptz(3) not null,
      demo boolean not null,
      constraint case_file_version_check check (version >= 1)
    );
    -- One road at a time for one person.
    create unique index case_file_open on case_file (subject, procedure) where not closed;
    create index case_file_branch on case_file (branch_id);
    create index case_file_destination on case_file (destination_id) where destination_id is not null;

    create table case_event (
      case_id uuid not null constraint case_event_case_fk references case_file,
      seq integer not null,
      type text not null,
      payload jsonb not null,
      happened_on date not null,
      recorded_at timestamptz(3) not null,
      account_id uuid not null constraint case_event_account_fk references account,
      person_id uuid constraint case_event_person_fk references person,
      office text not null,
      organ_id uuid not null constraint case_event_organ_fk references organ,
      edition text not null,
      document text not null,
      computed text[] not null,
      attested text[] not null,
      procedure text not null,
      definition_version text not null,
      definition_hash text collate "C" not null,
      command_id uuid not null constraint case_event_command_key unique,
      prev_hash text collate "C" not null,
      hash text collate "C" not null,
      constraint case_event_pk primary key (case_id, seq),
      -- A chain cannot fork.
      constraint case_event_prev_hash_key unique (case_id, prev_hash),
      constraint case_event_seq_check check (seq >= 1),
      constraint case_event_hash_check check (hash ~ '^[0-9a-f]{64}$' and prev_hash ~ '^[0-9a-f]{64}$')
    );

    -- Time limits as the events leave them. Overdue is never stored: it is due_on compared with a day.
    create table deadline (
      case_id uuid not null constraint deadline_case_fk references case_file,
      key text not null,
      anchor text not null,
      anchored_on date not null,
      budget integer not null,
      extension integer not null,
      unit text not null,
      due_on date not null,
      provisional boolean not null,
      who_acts text not null,
      purpose text not null,
      rule text not null,
      citation jsonb not null,
      constraint deadline_pk primary key (case_id, key)
    );
    create index deadline_due on deadline (due_on, case_id);

    -- Acts that the procedure refused: nothing changed, but the attempt is known.
    create table refused_attempt (
      id bigint generated always as identity primary key,
      case_id uuid constraint refused_attempt_case_fk references case_file,
      procedure text not null,
      step text not null,
      happened_on date not null,
      attempted_at timestamptz(3) not null,
      account_id uuid not null constraint refused_attempt_account_fk references account,
      refusals jsonb not null
    );
    create index refused_attempt_case on refused_attempt (case_id, id);

    -- One key, one outcome, for as long as the case is kept.
    create table idempotency_key (
      account_id uuid not null constraint idempotency_key_account_fk references account,
      key text collate "C" not null,
      request_hash text collate "C" not null,
      case_id uuid not null,
      seq integer not null,
      constraint idempotency_key_pk primary key (account_id, key),
      constraint idempotency_key_event_fk foreign key (case_id, seq) references case_event
    );

    grant usage on sequence case_number to lotrinh_app;
    grant select, insert on case_file, case_event, deadline, refused_attempt, idempotency_key to lotrinh_app;
    grant update (branch_id, destination_id, state, place, facts, version, head_hash, definition_version, definition_hash, closed, updated_at) on case_file to lotrinh_app;
    grant update (anchor, anchored_on, budget, extension, unit, due_on, provisional, who_acts, purpose, rule, citation) on deadline to lotrinh_app;
    grant delete on deadline to lotrinh_app;
    -- The record of people follows somebody who moves or becomes a member, in the statement that records it.
    grant update (home_organ, full_member_since) on person to lotrinh_app;
  `;
}
