import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';
import { createApplication } from '../../../src/application.js';
import { IdentityService } from '../../../src/identity/identity.service.js';
import { FixedClock } from '../../../src/platform/clock/fixed-clock.js';
import { readConfiguration, type Environment } from '../../../src/platform/config/configuration.js';
import { createLogger } from '../../../src/platform/logging/logger.js';
import { useDatabase, type TestDatabase } from '../../support/database.js';
import { asked, type Answer } from './answer.js';

export const goodPassword = 'một mật khẩu dài';

/** The whole application on a database of its own, with a clock that stands still. */
export interface RunningApplication {
  readonly clock: FixedClock;
  readonly database: TestDatabase;
  readonly application: NestFastifyApplication;
  readonly identity: IdentityService;
  /** Sends a request as if it came over the network. */
  ask(options: InjectOptions): Promise<Answer>;
  /** Sends it with the bearer token of this account, which must have the good password. */
  askAs(account: string, options: InjectOptions): Promise<Answer>;
  /** What the application has logged so far. */
  logged(): string;
}

/** Starts the application, with these settings, before the tests of a spec file and stops it after them. */
export function useApplication(settings: Environment = {}): RunningApplication {
  let running: NestFastifyApplication | undefined;
  // Hooks run in this order: the application lets its database go before it is dropped.
  afterAll(() => running?.close());
  const database = useDatabase();
  const clock = new FixedClock('2026-08-10');
  const lines: string[] = [];
  const logger = createLogger(settings['LOG_LEVEL'] ?? 'debug', { write: (line) => void lines.push(line) });
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    running = await createApplication({ configuration: readConfiguration(settings), database: { address: database, poolSize: 4 }, logger, clock });
  });

  const application = (): NestFastifyApplication => {
    if (!running) throw new Error('The application runs from beforeAll on.');
    return running;
  };
  const ask = async (options: InjectOptions) => asked(await application().inject(options));
  return {
    clock,
    database,
    get application() {
      return application();
    },
    get identity() {
      return application().get(IdentityService);
    },
    ask,
    async askAs(account, options) {
      const token = tokens.get(account) ?? (await application().get(IdentityService).signIn({ account, password: goodPassword, kind: 'program', address: '::1' })).token;
      tokens.set(account, token);
      return ask({ ...options, headers: { authorization: `Bearer ${token}`, ...options.headers } });
    },
    logged: () => lines.join(''),
  };
}
