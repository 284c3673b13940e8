import { ForwardOnly } from './forward-only.js';

/** Who records what nobody did: the account of the program itself, with which nobody signs in. */
const systemAccount = '00000000-0000-4000-8000-000000000001';

/** Time limits that ring, what was told of them and how it was sent; and the working calendar as notices of days off change it. */
export class Reminders extends ForwardOnly {
  readonly name = 'Reminders1795305600015';

  protected readonly sql = `
    insert into account (id, name, password_hash, disabled_at) values ('${systemAccount}', '(lotrinh)', '!', now());

    alter table deadline
      -- Days that are not counted: [{ "from": day, "to"?: day }].
      add column suspensions jsonb not null default '[]',
      -- Grows whenever what a calendar shows of the limit changes.
      add column sequence integer not null default 0,
      -- When the next rung rings; infinity when none is left.
      add column ring_at timestamptz(3) not null default now(),
      -- When it is to be put on record that the organ was late; null where there is nothing to put.
      add column miss_at timestamptz(3);
    update deadline set miss_at = (due_on + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
     where purpose = 'legal' and not provisional
       and who_acts in ('branch', 'section-committee', 'grassroots-committee', 'competent-committee', 'province-committee', 'destination-branch');
    alter table deadline alter ring_at drop default, alter sequence drop default;
    create index deadline_ring on deadline (ring_at, case_id, key);
    create index deadline_miss on deadline (miss_at, case_id, key) where miss_at is not null;
    -- Limits that days off can move.
    create index deadline_counted on deadline (case_id, due_on, anchored_on) where unit <> 'months';
    grant update (suspensions, sequence, ring_at, miss_at) on deadline to lotrinh_app;

    -- Which notices of days off hold; it grows with each, and whoever decides reads it together with the case.
    create table working_calendar (
      the_only_one boolean primary key default true constraint working_calendar_check check (the_only_one),
      revision integer not null
    );
    insert into working_calendar (revision) values (0);

    -- Notices (thông báo nghỉ lễ) entered after the ones the program brings; for a year the newest counts, wholly.
    create table calendar_notice (
      revision integer constraint calendar_notice_pk primary key,
      year integer not null,
      days_off date[] not null,
      worked_saturdays date[] not null,
      document text not null,
      issued_on date not null,
      reason text not null,
      account_id uuid not null constraint calendar_notice_account_fk references account,
      recorded_at timestamptz(3) not null,
      constraint calendar_notice_year_check check (year between 1900 and 2199)
    );
    -- When every time limit that it touches was counted anew, once nobody can any more record by the calendar before it.
    create table calendar_projection (
      revision integer constraint calendar_projection_pk primary key constraint calendar_projection_notice_fk references calendar_notice,
      projected_at timestamptz(3) not null
    );
    -- What became of a last day by a notice: the old one is superseded, never forgotten.
    create table deadline_shift (
      id bigint generated always as identity primary key,
      case_id uuid not null constraint deadline_shift_case_fk references case_file,
      key text not null,
      anchored_on date not null,
      was_due_on date not null,
      was_provisional boolean not null,
      due_on date not null,
      provisional boolean not null,
      revision integer not null constraint deadline_shift_notice_fk references calendar_notice,
      at timestamptz(3) not null
    );
    create index deadline_shift_of_case on deadline_shift (case_id, key, id);
    create index deadline_shift_of_notice on deadline_shift (revision, id);

    -- Rungs that an organ adds for itself and all below it; for an organ and a purpose the newest counts.
    create table reminder_policy (
      id bigint generated always as identity primary key,
      organ_id uuid not null constraint reminder_policy_organ_fk references organ,
      purpose text not null,
      days_before integer[] not null,
      account_id uuid not null constraint reminder_policy_account_fk references account,
      recorded_at timestamptz(3) not null,
      -- How far the limits below the organ were told to look again: up to this organ; and when all had been.
      planned_after uuid,
      planned_at timestamptz(3),
      constraint reminder_policy_purpose_check check (purpose in ('legal', 'service', 'reminder'))
    );
    create index reminder_policy_of_organ on reminder_policy (organ_id, purpose, id desc);
    create index reminder_policy_unplanned on reminder_policy (id) where planned_at is null;

    -- Whoever is told is found by the organ.
    create index office_holding_of_organ on office_holding (organ_id);

    -- A rung is claimed before anybody is told; a limit of another last day has rungs of its own.
    create table rung_claim (
      case_id uuid not null constraint rung_claim_case_fk references case_file,
      key text not null,
      due_on date not null,
      rung text not null,
      claimed_at timestamptz(3) not null,
      -- How many were told; 0 where nobody could be found.
      told integer not null,
      constraint rung_claim_pk primary key (case_id, key, due_on, rung)
    );
    create index rung_claim_untold on rung_claim (claimed_at) where told = 0;

    -- What the program tells an account (thông báo). No personal data: the case is looked up when the notice is read.
    create table notice (
      id bigint generated always as identity primary key,
      -- In the order of these nobody who reads on from one misses another.
      transaction xid8 not null default pg_current_xact_id(),
      account_id uuid not null constraint notice_account_fk references account,
      kind text not null,
      case_id uuid not null constraint notice_case_fk references case_file,
      -- What it is about: the limit, and its last day.
      key text not null,
      due_on date not null,
      rung text not null,
      -- Rungs that were passed over while nobody could tell, oldest first, with the one told.
      rungs text[] not null,
      -- The organ that has to act, and why this account is told.
      organ_id uuid not null constraint notice_organ_fk references organ,
      reason text not null,
      created_at timestamptz(3) not null,
      read_at timestamptz(3),
      mail_id uuid,
      constraint notice_kind_check check (kind in ('limit-ahead', 'limit-today', 'limit-overdue', 'limit-missed', 'correction-waits')),
      constraint notice_once unique (account_id, case_id, key, due_on, rung)
    );
    create index notice_inbox on notice (account_id, id desc);
    create index notice_unread on notice (account_id) where read_at is null;
    create index notice_stream on notice (account_id, transaction, id);
    -- Who has read a notice needs no e-mail of it.
    create index notice_unmailed on notice (account_id, id) where mail_id is null and read_at is null;

    -- How an account wants to be told. Without a row: in the program only.
    create table notice_preference (
      account_id uuid constraint notice_preference_pk primary key constraint notice_preference_account_fk references account,
      email text,
      digest text not null,
      language text not null,
      quiet_from time not null,
      quiet_until time not null,
      updated_at timestamptz(3) not null,
      -- Since when there are e-mails; of what was told before there are none.
      email_since timestamptz(3),
      -- When the last e-mail was put together.
      mailed_at timestamptz(3),
      constraint notice_preference_digest_check check (digest in ('none', 'at-once', 'daily', 'weekly')),
      constraint notice_preference_email_check check (digest = 'none' or (email is not null and email_since is not null)),
      constraint notice_preference_language_check check (language in ('vi', 'en'))
    );

    -- E-mails: one digest of some notices. Sent at most once: what may or may not have gone out is 'uncertain' and waits for a person.
    create table mail (
      id uuid constraint mail_pk primary key,
      account_id uuid not null constraint mail_account_fk references account,
      state text not null,
      created_at timestamptz(3) not null,
      attempts integer not null,
      -- When a sender may take it in hand; while one has it, when that one has to be done.
      next_at timestamptz(3) not null,
      -- Which sender has it in hand; another one has taken it when this changes.
      claim uuid,
      settled_at timestamptz(3),
      -- Where it came to grief and the code of the answer; never what the other server wrote.
      last_error text,
      constraint mail_state_check check (state in ('waiting', 'handing-over', 'sent', 'uncertain', 'dead', 'dropped'))
    );
    create index mail_open on mail (next_at, id) where state in ('waiting', 'handing-over');
    create index mail_lost on mail (created_at, id) where state in ('uncertain', 'dead');
    -- An administrator had it sent once more, although it may have arrived.
    create table mail_again (
      id bigint generated always as identity primary key,
      mail_id uuid not null constraint mail_again_mail_fk references mail,
      account_id uuid not null constraint mail_again_account_fk references account,
      at timestamptz(3) not null,
      was text not null
    );
    create index mail_again_of_mail on mail_again (mail_id, id);
    create index notice_of_mail on notice (mail_id, id) where mail_id is not null;
    alter table notice add constraint notice_mail_fk foreign key (mail_id) references mail;

    -- Programs of others that are told (webhook), and what was sent to them.
    create table webhook (
      id uuid constraint webhook_pk primary key,
      organ_id uuid not null constraint webhook_organ_fk references organ,
      url text not null,
      secret text not null,
      events text[] not null,
      account_id uuid not null constraint webhook_account_fk references account,
      created_at timestamptz(3) not null,
      ended_at timestamptz(3)
    );
    create index webhook_of_organ on webhook (organ_id, created_at, id);
    create table webhook_delivery (
      id uuid constraint webhook_delivery_pk primary key,
      webhook_id uuid not null constraint webhook_delivery_webhook_fk references webhook,
      event text not null,
      payload jsonb not null,
      state text not null,
      created_at timestamptz(3) not null,
      attempts integer not null,
      next_at timestamptz(3) not null,
      leased_until timestamptz(3),
      settled_at timestamptz(3),
      -- What nobody wants any more, and a trial that failed, is dropped.
      constraint webhook_delivery_state_check check (state in ('waiting', 'delivered', 'dead', 'dropped'))
    );
    -- Each webhook has its turn, however much waits for another.
    create index webhook_delivery_turn on webhook_delivery (webhook_id, next_at, id) where state = 'waiting';
    create index webhook_delivery_of_webhook on webhook_delivery (webhook_id, created_at, id);
    create index webhook_delivery_dead on webhook_delivery (created_at, id) where state = 'dead';
    create table webhook_attempt (
      delivery_id uuid not null constraint webhook_attempt_delivery_fk references webhook_delivery,
      attempt integer not null,
      at timestamptz(3) not null,
      milliseconds integer not null,
      status integer,
      error text,
      constraint webhook_attempt_pk primary key (delivery_id, attempt)
    );

    -- Calendars that are read by a secret address; the secret itself is nowhere.
    create table calendar_feed (
      id uuid constraint calendar_feed_pk primary key,
      account_id uuid not null constraint calendar_feed_account_fk references account,
      -- Null for the account's own; otherwise of this organ and all below it.
      organ_id uuid constraint calendar_feed_organ_fk references organ,
      token_hash bytea not null constraint calendar_feed_token_key unique,
      created_at timestamptz(3) not null,
      last_read_at timestamptz(3),
      revoked_at timestamptz(3)
    );
    create index calendar_feed_of_account on calendar_feed (account_id);

    -- Rounds of the worker; what they did stands in the other tables.
    create table sweep_run (
      id bigint generated always as identity primary key,
      job text not null,
      began_at timestamptz(3) not null,
      ended_at timestamptz(3) not null,
      done integer not null,
      truncated boolean not null
    );
    create index sweep_run_of_job on sweep_run (job, id desc);

    grant select on working_calendar, calendar_notice, calendar_projection, deadline_shift, reminder_policy, rung_claim, notice, notice_preference, mail, mail_again,
      webhook, webhook_delivery, webhook_attempt, calendar_feed, sweep_run to lotrinh_app;
    grant insert on calendar_notice, calendar_projection, deadline_shift, reminder_policy, rung_claim, notice, notice_preference, mail, mail_again,
      webhook, webhook_delivery, webhook_attempt, calendar_feed, sweep_run to lotrinh_app;
    grant update (revision) on working_calendar to lotrinh_app;
    grant update (planned_after, planned_at) on reminder_policy to lotrinh_app;
    grant update (read_at, mail_id) on notice to lotrinh_app;
    grant update (email, digest, language, quiet_from, quiet_until, updated_at, email_since, mailed_at) on notice_preference to lotrinh_app;
    grant update (state, attempts, next_at, claim, settled_at, last_error) on mail to lotrinh_app;
    grant update (ended_at) on webhook to lotrinh_app;
    grant update (state, attempts, next_at, leased_until, settled_at) on webhook_delivery to lotrinh_app;
    grant update (last_read_at, revoked_at) on calendar_feed to lotrinh_app;
    grant delete on sweep_run to lotrinh_app;
  `;
}
