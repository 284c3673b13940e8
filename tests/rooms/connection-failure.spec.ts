import pg from 'pg';
import { connectionFailure } from '../../src/platform/database/connection-failure.js';
import { useDatabase } from '../support/database.js';

const there = useDatabase();

async function failureOf(config: pg.ClientConfig): Promise<unknown> {
  const client = new pg.Client({ connectionTimeoutMillis: 5000, ...config });
  try {
    await client.connect();
    await client.end();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('a database that cannot be reached', () => {
  it.each([
    ['nobody listens', { connectionString: 'postgres://clerk:open-sesame@127.0.0.1:1/lotrinh' }, 'no PostgreSQL listens there'],
    ['nobody listens at any address of the host', { connectionString: 'postgres://clerk:open-sesame@localhost:1/lotrinh' }, 'no PostgreSQL listens there'],
    ['there is no socket', { host: '/nowhere', user: 'clerk', database: 'lotrinh' }, 'there is no PostgreSQL socket'],
  ])('is explained when %s', async (_case, config, meaning) => {
    const explained = connectionFailure(await failureOf(config));

    expect(explained?.english).toContain(`The database of DATABASE_URL cannot be reached`);
    expect(explained?.english).toContain(meaning);
    expect(explained?.vietnamese).toContain('Bỏ DATABASE_URL thì lotrinh tự chạy PostgreSQL của mình.');
    expect(explained?.message).not.toContain('open-sesame');
  });

  it('is explained when PostgreSQL has no database of that name', async () => {
    const error = await failureOf({ host: there.host, port: there.port, user: there.user, database: 'elsewhere' });

    expect(connectionFailure(error, 'DATABASE_MIGRATOR_URL')?.english).toContain('DATABASE_MIGRATOR_URL cannot be reached (3D000): there is no database of that name');
  });

  it('leaves every other error to others', () => {
    expect(connectionFailure(new Error('something else'))).toBeUndefined();
    expect(connectionFailure(undefined)).toBeUndefined();
  });
});
