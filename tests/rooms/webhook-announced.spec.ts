import { CasesService } from '../../src/cases/cases.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { wholeRoad } from '../support/party-office.js';
import { useToldPrograms } from '../support/told-programs.js';

const told = useToldPrograms();

it('tells a program which limit of which case is overdue, as the guide says, and names nobody', async () => {
  const { office, running } = told;
  const cases = running.application.get(CasesService);
  const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
  for (const [step, on] of wholeRoad.slice(0, 12)) await cases.record(event.caseId, step, office.command(step, on), office.clerk.actor);
  await told.enter('/ok', office.commune, ['deadline.reminded']);
  running.clock.moveTo('2026-08-11');
  await running.application.get(RemindersService).ring(new AbortController().signal);
  await told.deliver();

  const messages = told.receiver.received.map(({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown> });
  const due = messages.find(({ data }) => data['key'] === 'committee-decision-due');
  expect(due).toEqual({
    id: expect.any(String),
    type: 'deadline.reminded',
    at: expect.any(String),
    data: { caseId: event.caseId, number: expect.stringMatching(/^HS-/), procedure: 'admission', key: 'committee-decision-due', dueOn: expect.stringMatching(/^2024-/), role: 'competent-committee', organ: office.commune, rung: expect.any(String), state: 'overdue' },
  });
  for (const { body, headers, path } of told.receiver.received) expect(`${body}${JSON.stringify(headers)}${path}`).not.toMatch(/Đặng|Thùy|Hường|Đồng chí|Chi bộ|clerk-/);
});
