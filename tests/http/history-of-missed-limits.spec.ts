import { CasesService } from '../../src/cases/cases.service.js';
import { MissedLimitsService } from '../../src/cases/missed-limits.service.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';
import { useApplication } from './support/application.js';

interface Entry {
  step: string;
  summary: string;
  happenedOn: string;
  late: boolean;
  marks: string[];
  gapBefore?: { from: string };
  who: { account: string; office?: string; organ?: string };
}

const running = useApplication();
let office: PartyOffice;
let cases: CasesService;
const [handedIn, decidedInTime, decidedLate] = [Array<string>(), Array<string>(), Array<string>()];

/** Three cases whose dossiers went up in August 2024, and nothing since; the program looks a week and a day after their recording. */
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
  cases = running.application.get(CasesService);
  for (const kept of [handedIn, decidedInTime, decidedLate]) {
    const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
    for (const [step, on] of wholeRoad.slice(0, 12)) await cases.record(event.caseId, step, office.command(step, on), office.clerk.actor);
    kept.push(event.caseId);
  }
  running.clock.moveTo('2026-08-18');
  expect(await running.application.get(MissedLimitsService).record(new AbortController().signal)).toEqual({ done: 3, truncated: false });
  for (const [[id = ''], on] of [[decidedInTime, '2024-10-28'], [decidedLate, '2024-11-11']] as const) await cases.record(id, 'record-committee-decision', office.command('record-committee-decision', on), office.clerk.actor);
});

async function historyOf([id = '']: readonly string[], language = 'vi') {
  const { body } = await running.askAs(office.inspector.account, { method: 'GET', url: `/api/v1/cases/${id}/history?level=acts`, headers: { 'accept-language': language } });
  const entries = body['entries'] as Entry[];
  return { miss: entries.find(({ step }) => step === 'record-missed-limit'), entries, quiet: body['quiet'] as { from: string } | undefined };
}

describe('a missed time limit in a history', () => {
  it('is told of the organ that had to act, by nobody, as of the day after the last one', async () => {
    const { miss } = await historyOf(handedIn);
    expect(miss).toMatchObject({ happenedOn: '2024-10-31', late: false, who: { account: '(lotrinh)', office: 'Chương trình tự ghi', organ: 'Đảng bộ xã Thử Nghiệm' } });
    expect(miss?.summary).toBe('Hết hạn mà chưa có việc nào được ghi: Hạn quyết định kết nạp, ngày cuối là 30/10/2024; tổ chức có trách nhiệm: Đảng bộ xã Thử Nghiệm.');
  });
  it('says that nothing has come since', async () => {
    expect((await historyOf(handedIn)).miss?.marks[0]).toBe('đến nay vẫn chưa có việc được ghi');
  });
  it('says of an act entered since that it was in time, and only its entry late', async () => {
    expect((await historyOf(decidedInTime)).miss?.marks[0]).toMatch(/^việc «.*» ngày 28\/10\/2024 còn trong hạn, chỉ ghi muộn$/);
    expect((await historyOf(decidedInTime, 'en')).miss?.marks[0]).toMatch(/^“.*” of 28 October 2024 was in time and only entered late$/);
  });
  it('says of an act entered since that it was late', async () => {
    expect((await historyOf(decidedLate)).miss?.marks[0]).toMatch(/^thời hạn kết thúc khi có việc «.*» ngày 11\/11\/2024, sau ngày cuối$/);
  });
  it('is nothing that happened: a quiet case stays a quiet case', async () => {
    const { quiet, entries } = await historyOf(handedIn);
    expect(quiet).toMatchObject({ from: '2024-08-21' });
    expect((await historyOf(decidedLate)).entries.at(-1)?.gapBefore).toMatchObject({ from: '2024-08-21' });
    expect(entries.at(-1)).not.toHaveProperty('gapBefore');
  });
});
