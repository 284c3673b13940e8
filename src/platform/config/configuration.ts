import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { OperatorError } from '../operator-error.js';
import { faults, type Fault } from './configuration-faults.js';
import { productRoot } from './product-root.js';

/** Variables by name, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ }).refine((text) => URL.canParse(text) && new URL(text).pathname.length > 1);

/** What may stand in a header after `Bearer`, and cannot be guessed by trying. */
const bearerToken = z.string().regex(/^[A-Za-z0-9._~+/-]{16,200}=*$/);

/** Names of hosts, each with its port where it is not the usual one, with commas between them. */
const hostList = /^[a-z0-9.-]+(:\d{1,5})?(\s*,\s*[a-z0-9.-]+(:\d{1,5})?)*$/i;

const variables = z.object({
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_MIGRATOR_URL: postgresUrl.optional(),
  LOTRINH_DATA_DIR: z.string().default(path.join(productRoot, '.data')),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  LOTRINH_PASSWORD: z.string().optional(),
  METRICS_TOKEN: bearerToken.optional(),
  STOP_DELAY_SECONDS: z.coerce.number().int().min(0).max(300).default(0),
  WORKER: z.enum(['inside', 'apart']).default('inside'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.email().optional(),
  WEBHOOK_HOSTS: z.string().regex(hostList).optional(),
});

/** Names whose value holds a password, and which may therefore be given as NAME_FILE. */
const secrets = ['DATABASE_URL', 'DATABASE_MIGRATOR_URL', 'REDIS_URL', 'LOTRINH_PASSWORD', 'METRICS_TOKEN', 'SMTP_URL'] as const;

/** Every name that is read from the environment; `.env.example` explains them. */
export const environmentNames: readonly string[] = [...Object.keys(variables.shape), ...secrets.map((name) => `${name}_FILE`)];

/** What the operator decides about one installation. */
export class Configuration {
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  /** Where the PostgreSQL of our own keeps its files, when there is no `databaseUrl`. */
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  /** The owner of the tables; the role of `databaseUrl` may not change them. */
  readonly databaseMigratorUrl: string | undefined;
  readonly redisUrl: string | undefined;
  /** With which commands sign in; without it they ask on the terminal. */
  readonly accountPassword: string | undefined;
  /** With which a program that watches reads the measurements; without it only administrators do. */
  readonly metricsToken: string | undefined;
  /** How long the program that was told to stop still answers, while it says that it is not ready. */
  readonly stopDelaySeconds: number;
  /** Whether jobs are answered by the program that serves, or by workers apart from it. */
  readonly worker: 'inside' | 'apart';
  /** The address people know this installation by, without a slash at the end; stands in e-mails and calendars. */
  readonly publicUrl: string;
  /** By which e-mails are sent; without it none are. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string | undefined;
  /** The only hosts to which a webhook may lead; without any there are no webhooks. */
  readonly webhookHosts: readonly string[];

  constructor(values: z.output<typeof variables>) {
    this.host = values.HOST;
    this.port = values.PORT;
    this.logLevel = values.LOG_LEVEL;
    this.dataDirectory = path.resolve(values.LOTRINH_DATA_DIR);
    this.databaseUrl = values.DATABASE_URL;
    this.databaseMigratorUrl = values.DATABASE_MIGRATOR_URL ?? values.DATABASE_URL;
    this.redisUrl = values.REDIS_URL;
    this.accountPassword = values.LOTRINH_PASSWORD;
    this.metricsToken = values.METRICS_TOKEN;
    this.stopDelaySeconds = values.STOP_DELAY_SECONDS;
    this.worker = values.WORKER;
    this.publicUrl = (values.PUBLIC_URL ?? `http://${values.HOST}:${values.PORT}`).replace(/\/+$/, '');
    this.smtpUrl = values.SMTP_URL;
    this.mailFrom = values.MAIL_FROM;
    this.webhookHosts = values.WEBHOOK_HOSTS?.toLowerCase().split(/\s*,\s*/) ?? [];
  }
}

/** Reads the environment and the file `.env`; throws one `OperatorError` that names every fault and shows no value. */
export function readConfiguration(environment: Environment = wholeEnvironment()): Configuration {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const found: Fault[] = unknownNames(given);
  const values = { ...given };
  for (const name of secrets) {
    const secret = readSecret(name, given);
    if (typeof secret === 'object') found.push(secret);
    else values[name] = secret;
  }

  const result = variables.safeParse(values);
  const wrong = new Set(result.error?.issues.map((issue) => String(issue.path[0])));
  found.push(...[...wrong].map((name) => faults.wrongValue(name)));
  found.push(...withoutTheOther(values));
  if (!result.success || found.length > 0) throw faultyConfiguration(found);
  return new Configuration(result.data);
}

/** What the process was given comes before what stands in `.env`. */
function wholeEnvironment(): Environment {
  const file = path.join(productRoot, '.env');
  return { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...process.env };
}

/** A misspelt name would be passed over in silence, and the data would lie in the wrong place. */
function unknownNames(given: Environment): Fault[] {
  const isOurs = (name: string) => name.startsWith('LOTRINH_') && !name.startsWith('LOTRINH_TEST_');
  return Object.keys(given)
    .filter((name) => isOurs(name) && !environmentNames.includes(name))
    .map((name) => faults.unknownName(name));
}

/** A mail server takes no e-mail without a sender, and a sender alone sends nothing: whoever gives one of them forgot the other. */
function withoutTheOther({ SMTP_URL: server, MAIL_FROM: sender }: Environment): Fault[] {
  if ((server === undefined) === (sender === undefined)) return [];
  return [server === undefined ? faults.alone('MAIL_FROM', 'SMTP_URL') : faults.alone('SMTP_URL', 'MAIL_FROM')];
}

function readSecret(name: string, given: Environment): string | undefined | Fault {
  const file = given[`${name}_FILE`];
  if (file === undefined) return given[name];
  if (given[name] !== undefined) return faults.givenTwice(name);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return faults.unreadableFile(`${name}_FILE`);
  }
}

function faultyConfiguration(found: readonly Fault[]): OperatorError {
  const list = (language: keyof Fault) => found.map((fault) => fault[language]).join('\n');
  return new OperatorError(`Cấu hình chưa dùng được:\n${list('vietnamese')}`, `The configuration cannot be used:\n${list('english')}`);
}
