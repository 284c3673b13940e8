import { CasesService } from '../../src/cases/cases.service.js';
import { IdentityService } from '../../src/identity/identity.service.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { PeopleService } from '../../src/people/people.service.js';
import type { Actor } from '../../src/platform/http/actor.js';
import { useApplication } from '../http/support/application.js';

interface Candidate {
  readonly office: { readonly actor: Actor };
}

/** The part of bench/steps-road.mjs that is asked here. */
interface Road {
  readonly road: readonly unknown[];
  actAt(place: number, candidate: object): { readonly step: string; readonly stated: object };
  enterOffices(rooms: object, size: object): Promise<object[]>;
  enterCandidates(rooms: object, offices: object[], count: number): Promise<Candidate[]>;
}

const running = useApplication();

it('the road that is measured is a lawful one, on whichever of its days it begins', async () => {
  const file = '../../bench/steps-road.mjs';
  const { road, actAt, enterOffices, enterCandidates } = (await import(file)) as Road;
  const { application } = running;
  const rooms = { organisations: application.get(OrganisationsService), people: application.get(PeopleService), identity: application.get(IdentityService) };
  const cases = application.get(CasesService);
  const offices = await enterOffices(rooms, { communes: 1, grassroots: 1, branches: 2, password: 'một mật khẩu dài' });
  const candidates = await enterCandidates(rooms, offices, 90);
  for (const candidate of [candidates[0], candidates[45], candidates[89]]) {
    if (!candidate) throw new Error('too few candidates');
    const { actor } = candidate.office;
    const { event } = await cases.open('admission', actAt(0, candidate).stated, actor);
    let last = event;
    for (let place = 1; place < road.length; place += 1) {
      const { step, stated } = actAt(place, candidate);
      last = (await cases.record(event.caseId, step, stated, actor)).event;
    }
    expect(last).toMatchObject({ seq: road.length, type: 'RecognitionDecided' });
  }
}, 60_000);
