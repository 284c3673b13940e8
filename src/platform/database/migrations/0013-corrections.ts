import { ForwardOnly } from './forward-only.js';

/** Corrections of the record: proposed by one person, confirmed by another. */
export class Corrections extends ForwardOnly {
  readonly name = 'Corrections1795305600013';

  protected readonly sql = `
    -- What somebody proposes to put right. Rows are only ever added.
    create table correction (
      id uuid primary key,
      case_id uuid not null,
      -- correct-record, void-step or reopen-case, and the event it is about.
      kind text not null,
      seq integer not null,
      -- The whole corrected command; null where the event is taken back.
      data jsonb,
      reason text not null,
      basis_number text not null,
      basis_issued_on date not null,
      -- Later steps that no longer follow are taken back with it.
      reopen boolean not null,
      proposed_by uuid not null constraint correction_account_fk references account,
      person_id uuid not null constraint correction_person_fk references person,
      office text not null,
      organ_id uuid not null constraint correction_organ_fk references organ,
      proposed_at timestamptz(3) not null,
      base_version integer not null,
      key text collate "C",
      request_hash text collate "C",
      constraint correction_event_fk foreign key (case_id, seq) references case_event,
      constraint correction_kind_check check (kind in ('correct-record', 'void-step', 'reopen-case')),
      constraint correction_data_check check ((data is not null) = (kind = 'correct-record')),
      constraint correction_key_check check ((key is null) = (request_hash is null))
    );
    create index correction_case on correction (case_id, proposed_at, id);
    create unique index correction_key on correction (proposed_by, key) where key is not null;

    -- What became of a proposal: one outcome each. By whom a confirmed one was proposed stands in its event, under the hash.
    create table correction_outcome (
      correction_id uuid constraint correction_outcome_pk primary key constraint correction_outcome_correction_fk references correction,
      outcome text not null,
      account_id uuid not null constraint correction_outcome_account_fk references account,
      person_id uuid not null constraint correction_outcome_person_fk references person,
      at timestamptz(3) not null,
      reason text,
      case_id uuid not null,
      event_seq integer,
      constraint correction_outcome_event_fk foreign key (case_id, event_seq) references case_event,
      constraint correction_outcome_check check (outcome in ('confirmed', 'rejected', 'withdrawn')),
      constraint correction_outcome_event_check check ((event_seq is not null) = (outcome = 'confirmed')),
      constraint correction_outcome_reason_check check ((reason is not null) = (outcome = 'rejected'))
    );

    -- What counts of an event instead of what was recorded: derived from the repairs among the events, and compared with them by the audit.
    create table repaired_event (
      case_id uuid not null,
      seq integer not null,
      dropped boolean not null,
      happened_on date not null,
      payload jsonb not null,
      -- The branch that held the case after the event, by what counts now.
      branch_id uuid not null constraint repaired_event_branch_fk references organ,
      constraint repaired_event_pk primary key (case_id, seq),
      constraint repaired_event_event_fk foreign key (case_id, seq) references case_event
    );

    -- The acts that count, as reports tell them. Two parts, so that each is read by its own index.
    create view effective_event as
      select e.case_id, e.seq, e.type, e.payload, e.happened_on, e.branch_id, e.procedure
        from case_event e
       where e.type not in ('RecordCorrected', 'StepVoided', 'CaseReopened')
         and not exists (select from repaired_event r where r.case_id = e.case_id and r.seq = e.seq)
       union all
      select e.case_id, e.seq, e.type, r.payload, r.happened_on, r.branch_id, e.procedure
        from repaired_event r join case_event e on e.case_id = r.case_id and e.seq = r.seq where not r.dropped;

    grant select, insert on correction, correction_outcome to lotrinh_app;
    grant select, insert, update, delete on repaired_event to lotrinh_app;
    grant select on effective_event to lotrinh_app;
    -- The day of the opening act can be corrected; so can the day from which somebody counts as a member.
    grant update (opened_on) on case_file to lotrinh_app;
  `;
}
