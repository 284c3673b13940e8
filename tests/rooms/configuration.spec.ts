import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { environmentNames, readConfiguration, type Environment } from '../../src/platform/config/configuration.js';
import { OperatorError } from '../../src/platform/operator-error.js';

const url = 'postgres://clerk:open-sesame@db.example:5432/lotrinh';

function refusal(environment: Environment): OperatorError {
  try {
    readConfiguration(environment);
  } catch (error) {
    if (error instanceof OperatorError) return error;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('the configuration', () => {
  it('needs nothing: every name has a default', () => {
    const configuration = readConfiguration({});

    expect(configuration).toMatchObject({ host: '127.0.0.1', port: 3000, logLevel: 'info' });
    expect(configuration.dataDirectory).toBe(path.resolve('.data'));
    expect(configuration.databaseUrl).toBeUndefined();
  });

  it('takes an empty value for none', () => {
    expect(readConfiguration({ DATABASE_URL: '', PORT: '' }).port).toBe(3000);
  });

  it('changes tables as the user of DATABASE_URL when no other is named', () => {
    expect(readConfiguration({ DATABASE_URL: url }).databaseMigratorUrl).toBe(url);
  });

  it('names every fault at once, in both languages', () => {
    const { vietnamese, english } = refusal({ PORT: 'seven', LOG_LEVEL: 'loud', DATABASE_URL: 'lotrinh', LOTRINH_DATADIR: '/srv' });

    for (const text of [vietnamese, english]) {
      for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL', 'LOTRINH_DATADIR']) expect(text).toContain(`\n${name} `);
    }
    expect(english).toContain('LOTRINH_DATADIR is no name that lotrinh knows; see .env.example.');
  });

  it('says of a bad DATABASE_URL what to do', () => {
    const { vietnamese, english } = refusal({ DATABASE_URL: 'mysql://localhost/lotrinh' });

    expect(english).toContain('DATABASE_URL must look like postgres://user:password@127.0.0.1:5432/lotrinh; leave it out and lotrinh runs a PostgreSQL of its own.');
    expect(vietnamese).toContain('bỏ đi thì lotrinh tự chạy PostgreSQL của mình');
  });

  it('refuses a mail server without a sender, and a sender without a mail server', () => {
    expect(refusal({ SMTP_URL: 'smtp://clerk:open-sesame@mail.example' }).english).toContain('SMTP_URL needs MAIL_FROM beside it; give both and e-mails are sent, leave both out and none are.');
    expect(refusal({ SMTP_URL: 'smtp://clerk:open-sesame@mail.example' }).message).not.toContain('open-sesame');
    expect(refusal({ MAIL_FROM: 'nhac-viec@example.vn' }).vietnamese).toContain('MAIL_FROM cần có SMTP_URL đi cùng');
    expect(readConfiguration({ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'nhac-viec@example.vn' }).smtpUrl).toBe('smtp://mail.example');
  });

  it.each(['postgres://clerk:open-sesame@', 'postgres://clerk:open-sesame@db', 'http://open-sesame'])('shows no value of a wrong one: %s', (value) => {
    expect(refusal({ DATABASE_URL: value, REDIS_URL: value, PORT: 'open-sesame' }).message).not.toContain('open-sesame');
  });
});

describe('a secret in a file', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'lotrinh-secret-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read from there, without the newline that editors add', () => {
    const file = path.join(folder, 'url');
    writeFileSync(file, `${url}\n`);

    expect(readConfiguration({ DATABASE_URL_FILE: file }).databaseUrl).toBe(url);
  });

  it('is refused when it is also given itself, or when the file cannot be read', () => {
    expect(refusal({ DATABASE_URL: url, DATABASE_URL_FILE: '/secret' }).english).toContain('DATABASE_URL is given twice; remove DATABASE_URL or DATABASE_URL_FILE.');
    expect(refusal({ REDIS_URL_FILE: path.join(folder, 'missing') }).english).toContain('REDIS_URL_FILE points to a file that cannot be read.');
  });
});

describe('.env.example', () => {
  const text = readFileSync('.env.example', 'utf8');

  it('explains every name that is read, and no other', () => {
    const explained = [...text.matchAll(/^# ([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
    const read = environmentNames.filter((name) => !name.endsWith('_FILE'));

    expect(explained.sort()).toEqual([...read].sort());
  });

  it('marks as secret exactly the names that may come from a file', () => {
    const marked = [...text.matchAll(/Secret\.\n# ([A-Z_]+)=/g)].map(([, name]) => `${name}_FILE`);

    expect(marked.sort()).toEqual(environmentNames.filter((name) => name.endsWith('_FILE')).sort());
  });
});
