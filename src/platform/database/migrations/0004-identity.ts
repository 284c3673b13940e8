import { ForwardOnly } from './forward-only.js';

/** Accounts and sessions. An account reaches its offices through the person behind it. */
export class Identity extends ForwardOnly {
  readonly name = 'Identity1795305600004';

  protected readonly sql = `
    create table account (
      id uuid primary key,
      name text collate "C" not null constraint account_name_key unique,
      person_id uuid constraint account_person_fk references person,
      password_hash text not null,
      demo boolean not null default false,
      disabled_at timestamptz,
      created_at timestamptz not null default now(),
      constraint account_name_check check (name = lower(name) and length(name) between 1 and 100)
    );
    create index account_person on account (person_id);

    create table session (
      id uuid primary key,
      account_id uuid not null constraint session_account_fk references account,
      -- SHA-256 of the token; the token itself is nowhere.
      token_hash bytea not null constraint session_token_key unique,
      kind text not null,
      created_at timestamptz not null default now(),
      last_seen_at timestamptz not null default now(),
      expires_at timestamptz not null,
      revoked_at timestamptz,
      constraint session_kind_check check (kind in ('browser', 'program')),
      constraint session_token_check check (length(token_hash) = 32)
    );
    create index session_account on session (account_id);
    create index session_expiry on session (expires_at);

    create table sign_in_attempt (
      id bigserial primary key,
      account_name_hash bytea not null,
      address_hash bytea not null,
      at timestamptz not null default now(),
      succeeded boolean not null
    );
    create index sign_in_attempt_account on sign_in_attempt (account_name_hash, at);
    create index sign_in_attempt_address on sign_in_attempt (address_hash, at);
    create index sign_in_attempt_age on sign_in_attempt (at);

    grant select, insert, update (person_id, password_hash, disabled_at) on account to lotrinh_app;
    grant select, insert, update (last_seen_at, expires_at, revoked_at), delete on session to lotrinh_app;
    grant select, insert, delete on sign_in_attempt to lotrinh_app;
    grant usage on sequence sign_in_attempt_id_seq to lotrinh_app;
  `;
}
