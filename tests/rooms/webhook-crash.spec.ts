import { spawn } from 'node:child_process';
import { useToldPrograms } from '../support/told-programs.js';

const told = useToldPrograms();

/** Runs one round in a process of its own; gives the signal it died of, or what it delivered. */
function deliverElsewhere(crashPoint?: string): Promise<string> {
  const { host, port, user, database } = told.running.database;
  const env = { PATH: process.env['PATH'], WEBHOOK_HOSTS: told.receiver.host, ...(crashPoint === undefined ? {} : { LOTRINH_TEST_CRASH_POINT: crashPoint }) };
  const child = spawn(process.execPath, ['tests/support/deliver-webhooks.mjs', host, String(port), user, database], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString('utf8')));
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? (code === 0 ? said : `exit ${code}`))));
}

/** Nobody waits for the lease of a worker that died. */
const afterTheLease = () => told.sql(`update webhook_delivery set leased_until = leased_until - interval '1 minute'`);

beforeAll(async () => {
  told.running.clock.moveTo(new Date(Date.now() - 60_000));
  await told.enter('/ok');
});
beforeEach(async () => {
  await told.sql('truncate webhook_delivery cascade');
  told.receiver.received.splice(0);
  await told.announce();
});

describe('a worker that is killed', () => {
  it('before it has sent what it took in hand leaves it to the next one', async () => {
    expect(await deliverElsewhere('webhook-claimed')).toBe('SIGKILL');
    expect(told.receiver.received).toHaveLength(0);
    expect(await deliverElsewhere()).toBe('0');
    await afterTheLease();
    expect(await deliverElsewhere()).toBe('1');
    expect(told.receiver.received).toHaveLength(1);
    expect(await told.sql('select state, attempts from webhook_delivery')).toEqual([{ state: 'delivered', attempts: 2 }]);
  }, 90_000);

  it('before it has noted that it was taken sends it once more by the same id, and never a third time', async () => {
    expect(await deliverElsewhere('webhook-delivered')).toBe('SIGKILL');
    expect(told.receiver.received).toHaveLength(1);
    expect(await told.sql('select state from webhook_delivery')).toEqual([{ state: 'waiting' }]);
    await afterTheLease();
    expect(await deliverElsewhere()).toBe('1');
    expect(await deliverElsewhere()).toBe('0');
    const [first, second] = told.receiver.received;
    expect(told.receiver.received).toHaveLength(2);
    expect([second!.headers['webhook-id'], second!.body]).toEqual([first!.headers['webhook-id'], first!.body]);
    expect(await told.sql('select attempt, status from webhook_attempt')).toEqual([{ attempt: 2, status: 204 }]);
  }, 90_000);
});
