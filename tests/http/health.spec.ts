import { HealthRepository } from '../../src/platform/health/health.repository.js';
import { useApplication } from './support/application.js';

describe('health', () => {
  const running = useApplication();

  it.each(['/health/live', '/health/ready'])('%s answers anybody, and nothing but that all is well', async (url) => {
    const answer = await running.ask({ url });
    expect([answer.status, answer.body]).toEqual([200, { status: 'ok' }]);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  /** Asks while the repository answers in its own way. */
  async function readyWhen(findAppliedMigrations: HealthRepository['findAppliedMigrations']) {
    const repository = running.application.get(HealthRepository);
    const proper = repository.findAppliedMigrations;
    repository.findAppliedMigrations = findAppliedMigrations;
    const answer = await running.ask({ url: '/health/ready' });
    repository.findAppliedMigrations = proper;
    return answer;
  }

  it('is not ready without the database, without saying why', async () => {
    const answer = await readyWhen(() => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:5432')));
    expect([answer.status, answer.body['code'], answer.headers['retry-after']]).toEqual([503, 'not-ready', '10']);
    expect(answer.text).not.toMatch(/10\.0\.0\.7|ECONN/);
    expect((await running.ask({ url: '/health/live' })).status).toBe(200);
  });

  it('is not ready while a migration is missing', async () => {
    expect((await readyWhen(() => Promise.resolve(['Foundations1795305600001']))).status).toBe(503);
  });
});
