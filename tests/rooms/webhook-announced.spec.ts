import { CasesService } from '../../src/cases/cases.service.js';
import { MissedLimitsService } from '../../src/cases/missed-limits.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { wholeRoad } from '../support/party-office.js';
import { useToldPrograms } from '../support/told-programs.js';

const programs = useToldPrograms();

it('tells a program which limit of which case is overdue and that it was missed, as the guide says, and names nobody', async () => {
  const { office, running } = programs;
  const cases = running.application.get(CasesService);
  const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
  for (const [step, on] of wholeRoad.slice(0, 12)) await cases.record(event.caseId, step, office.command(step, on), office.clerk.actor);
  await programs.enter('/ok', office.commune, ['deadline.reminded', 'deadline.missed']);
  running.clock.moveTo('2026-08-18');
  await running.application.get(MissedLimitsService).record(new AbortController().signal);
  await running.application.get(RemindersService).ring(new AbortController().signal);
  await programs.deliver();

  const messages = programs.receiver.received.map(({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown> });
  const told = (type: string) => messages.filter((message) => message.type === type && message.data['key'] === 'committee-decision-due');
  const limit = { caseId: event.caseId, number: expect.stringMatching(/^HS-/), procedure: 'admission', key: 'committee-decision-due', dueOn: '2024-10-30', role: 'competent-committee', organ: office.commune };
  const message = { id: expect.any(String), at: expect.any(String) };
  expect(told('deadline.reminded')).toEqual([{ ...message, type: 'deadline.reminded', data: { ...limit, rung: 'overdue-652', state: 'overdue' } }]);
  expect(told('deadline.missed')).toEqual([{ ...message, type: 'deadline.missed', data: { ...limit, missedOn: '2024-10-31' } }]);
  for (const { body, headers, path } of programs.receiver.received) expect(`${body}${JSON.stringify(headers)}${path}`).not.toMatch(/Đặng|Thùy|Hường|Đồng chí|Chi bộ|clerk-/);
});
