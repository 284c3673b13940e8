import { VerificationService } from '../../src/audit/verification.service.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { useApplication } from '../http/support/application.js';
import { enterPartyOffice, wholeRoad } from '../support/party-office.js';

const running = useApplication();

it('finds no fault in a case that grows while it is being read', async () => {
  const office = await enterPartyOffice(running.application);
  const [cases, verification] = [running.application.get(CasesService), running.application.get(VerificationService)];
  const opening = office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() });
  const { caseId } = (await cases.open('admission', opening, office.clerk.actor)).event;

  let recording = true;
  const road = async () => {
    for (const [step, on] of wholeRoad) await cases.record(caseId, step, office.command(step, on), office.clerk.actor);
    recording = false;
  };
  const watch = async () => {
    while (recording) expect((await verification.verifyCase(caseId))?.faults).toEqual([]);
  };
  await Promise.all([road(), watch(), watch()]);
  expect(await verification.verifyCase(caseId)).toEqual({ cases: 1, events: wholeRoad.length + 1, faults: [] });
}, 40_000);
