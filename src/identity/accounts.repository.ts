import { Injectable } from '@nestjs/common';
import { whenRefusedBy } from '../platform/database/database-failure.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';

/** An account (tài khoản) as kept; its offices come from the person behind it. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly personId: string | undefined;
  readonly demo: boolean;
  readonly disabledAt: Date | undefined;
  readonly createdAt: Date;
}

interface AccountRow {
  id: string;
  name: string;
  person_id: string | null;
  demo: boolean;
  disabled_at: Date | null;
  created_at: Date;
}

const columns = 'id, name, person_id, demo, disabled_at, created_at';

/** The account of the program itself stands behind what it records; nobody signs in with it, and it is no account of anybody. */
const ofPeople = `name <> '(lotrinh)'`;

/** The table of accounts. */
@Injectable()
export class AccountsRepository {
  constructor(private readonly database: Database) {}

  /** Adds an account. 409 when the name is taken, 404 when the person is not on file. */
  async add(account: Account, passwordHash: string): Promise<void> {
    const { id, name, personId, demo, createdAt } = account;
    const sql = 'insert into account (id, name, person_id, password_hash, demo, created_at) values ($1, $2, $3, $4, $5, $6)';
    const adding = this.database.query('add-account', sql, [id, name, personId ?? null, passwordHash, demo, createdAt]);
    await whenRefusedBy({ account_name_key: () => Problem.conflict('account-exists'), account_person_fk: () => Problem.notFound('person') }, adding);
  }

  /** The account of that name with the hash of its password, or nothing. */
  async findByName(name: string): Promise<{ readonly account: Account; readonly passwordHash: string } | undefined> {
    const sql = `select ${columns}, password_hash from account where name = $1 and ${ofPeople}`;
    const [row] = await this.database.query<AccountRow & { password_hash: string }>('find-account-by-name', sql, [name]);
    return row && { account: accountOf(row), passwordHash: row.password_hash };
  }

  /** Every account by name. */
  async list(): Promise<Account[]> {
    const rows = await this.database.query<AccountRow>('list-accounts', `select ${columns} from account where ${ofPeople} order by name`);
    return rows.map(accountOf);
  }

  /** Replaces the hash of the password. */
  async setPassword(id: string, passwordHash: string): Promise<void> {
    await this.database.query('set-password', 'update account set password_hash = $2 where id = $1', [id, passwordHash]);
  }

  /** Notes that an account may no longer be used; a second time changes nothing. */
  async disable(id: string, at: Date): Promise<void> {
    await this.database.query('disable-account', 'update account set disabled_at = $2 where id = $1 and disabled_at is null', [id, at]);
  }
}

function accountOf(row: AccountRow): Account {
  return {
    id: row.id,
    name: row.name,
    personId: row.person_id ?? undefined,
    demo: row.demo,
    disabledAt: row.disabled_at ?? undefined,
    createdAt: row.created_at,
  };
}
