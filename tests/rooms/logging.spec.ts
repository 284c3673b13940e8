import { createLogger } from '../../src/platform/logging/logger.js';
import { NestLogger } from '../../src/platform/logging/nest-logger.js';
import { requestIdOf } from '../../src/platform/logging/request-id.js';

const lines: string[] = [];
const logger = createLogger('trace', { write: (line: string) => void lines.push(line) });

beforeEach(() => lines.splice(0));

const last = () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>;

describe('the log', () => {
  it('keeps no personal data and no secret, however deep', () => {
    logger.info({ fullName: 'Đặng Thị Ưng', headers: { cookie: 'Đặng', 'set-cookie': 'Đặng' }, event: { seq: 7, payload: { note: 'Đặng' }, person: { email: 'Đặng' } } }, 'recorded');

    expect(lines.join()).not.toContain('Đặng');
    expect(last()).toMatchObject({ level: 'info', msg: 'recorded', event: { seq: 7 } });
  });

  it('keeps the path of a request and not what was searched for', () => {
    logger.info({ req: { id: 'r-1', method: 'GET', url: '/api/v1/cases?name=%C4%90%E1%BA%B7ng' } }, 'asked');

    expect(last()['req']).toEqual({ id: 'r-1', method: 'GET', path: '/api/v1/cases' });
  });

  it('keeps nothing of the address of a calendar, which is secret', () => {
    logger.info({ req: { id: 'r-2', method: 'GET', url: '/calendar/SECRET.ics/more?x=SECRET' } }, 'asked');

    expect(last()['req']).toEqual({ id: 'r-2', method: 'GET', path: '/calendar/…' });
  });

  it.each([
    ['alone', (error: Error) => logger.error(error)],
    ['as a field', (error: Error) => logger.error({ err: error })],
    ['as a cause', (error: Error) => logger.error({ err: new Error('outer', { cause: error }) }, 'failed')],
    ['by NestJS', (error: Error) => new NestLogger(logger).error(error, 'Cases')],
  ])('keeps of a database error its code and not the value it quotes, logged %s', (_how, write) => {
    const error = Object.assign(new Error('invalid input syntax for type date: "Đặng"\nĐặng'), { severity: 'ERROR', code: '22007', detail: 'Key (name)=(Đặng)' });

    write(error);

    expect(lines.join()).not.toContain('Đặng');
    expect(lines.join()).toContain('22007');
  });

  it('tells which class of NestJS spoke', () => {
    new NestLogger(logger).warn('slow', 'Cases');

    expect(last()).toMatchObject({ level: 'warn', msg: 'slow', context: 'Cases' });
  });
});

describe('the id of a request', () => {
  it('is the one that a proxy gave, when it is of a form that proxies use', () => {
    expect(requestIdOf({ headers: { 'x-request-id': '4bf92f3577b34da6a3ce929d0e0e4736' } })).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
  });

  it.each(['short', 'Nguyen-Van-A-1990', '001090012345', 'x'.repeat(65), 'line\nbreak-in-it', '<script>alert</script>'])('is a new one instead of %j', (given) => {
    expect(requestIdOf({ headers: { 'x-request-id': given } })).toMatch(/^[0-9a-f-]{36}$/);
  });
});
