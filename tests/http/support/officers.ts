import { randomUUID } from 'node:crypto';
import type { Office } from '../../../workflows/index.js';
import { OrganisationsService } from '../../../src/organisations/organisations.service.js';
import { PeopleService } from '../../../src/people/people.service.js';
import { goodPassword, type RunningApplication } from './application.js';

/** An account with an office, and the organ it is held in. */
export interface Officer {
  readonly account: string;
  readonly personId: string;
  readonly organ: string;
}

/** Enters an organ with an officer who can sign in with the good password. The name of the account is the office, unless another is given. */
export async function enterOfficer({ application, identity }: RunningApplication, office: Office, account: string = office): Promise<Officer> {
  const [organisations, people] = [application.get(OrganisationsService), application.get(PeopleService)];
  const code = `T-${randomUUID().slice(0, 8)}`;
  const organ = await organisations.createOrgan({ code, name: 'Đảng bộ xã Thử Nghiệm', level: 'grassroots', validFrom: '2020-01-01' });
  const person = await people.create({ fullName: 'Đặng Thị Hường', bornOn: '1980-05-06', homeOrgan: organ.id });
  await organisations.appoint(organ.id, { personId: person.id, office, fromOn: '2024-01-01' });
  await identity.createAccount({ name: account, password: goodPassword, personId: person.id });
  return { account, personId: person.id, organ: organ.id };
}
