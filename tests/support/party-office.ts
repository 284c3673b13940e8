import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { Office } from '../../workflows/index.js';
import { IdentityService } from '../../src/identity/identity.service.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { PeopleService } from '../../src/people/people.service.js';
import type { Actor } from '../../src/platform/http/actor.js';
import { lawful, type Entered } from './admission-case.js';

export const officePassword = 'một mật khẩu dài';
const rollOfTheTests = { fullMembers: 20, exempt: 0, temporarilyAway: 0, committeeMembers: 15, standingMembers: 5 };

/** Somebody with an office: the account signs in with {@link officePassword}. */
export interface Officer {
  readonly account: string;
  readonly actor: Actor;
}

/** A commune committee that admits, a grassroots committee under it, two branches, their officers, and members who can help. */
export interface PartyOffice {
  readonly commune: string;
  readonly grassroots: string;
  readonly branch: string;
  readonly otherBranch: string;
  /** Secretary of the branch. */
  readonly secretary: Officer;
  /** Secretary of the other branch. */
  readonly otherSecretary: Officer;
  /** Clerk of the commune committee, who may record for everybody below it. */
  readonly clerk: Officer;
  readonly inspector: Officer;
  readonly administrator: Officer;
  readonly helpers: readonly [string, string, string];
  /** Enters another candidate and gives the id. */
  newCandidate(bornOn?: `${number}-${number}-${number}`): Promise<string>;
  /** The command that a step accepts, with the ids of this office in the place of those of the case in memory. */
  command(step: string, on: string, changed?: Entered): Entered;
  /** The same of a command of any procedure. */
  ids(command: Entered): Entered;
}

/** Enters an office through the services, as an administrator would. Every call makes a tree of its own, under an organ that is there where one is named. */
export async function enterPartyOffice(application: INestApplicationContext, above?: string): Promise<PartyOffice> {
  const [organisations, people, identity] = [application.get(OrganisationsService), application.get(PeopleService), application.get(IdentityService)];
  const mark = randomUUID().slice(0, 8);
  const organ = async (level: string, name: string, parentId?: string, admits?: 'above-grassroots') => {
    const { id } = await organisations.createOrgan({ code: `${mark}-${randomUUID().slice(0, 8)}`, name, level, validFrom: '2016-01-01', ...(parentId && { parentId }), ...(admits && { admits }) });
    await organisations.setRoll(id, '2016-01-01', rollOfTheTests);
    return id;
  };
  const commune = await organ('above-grassroots', 'Đảng bộ xã Thử Nghiệm', above, 'above-grassroots');
  const grassroots = await organ('grassroots', 'Đảng bộ cơ sở Thử Nghiệm', commune);
  const branch = await organ('branch', 'Chi bộ thôn Một', grassroots);
  const otherBranch = await organ('branch', 'Chi bộ thôn Hai', grassroots);

  const member = async (fullName: string) => (await people.create({ fullName, bornOn: '1970-01-01', fullMemberSince: '2000-01-01', homeOrgan: branch })).id;
  const officer = async (office: Office, at: string, name: string): Promise<Officer> => {
    const personId = await member(`Đồng chí ${name}`);
    await organisations.appoint(at, { personId, office, fromOn: '2016-01-01' });
    const account = `${name}-${mark}`;
    const { id } = await identity.createAccount({ name: account, password: officePassword, personId });
    return { account, actor: { accountId: id, accountName: account, personId, offices: [{ office, organ: at }] } };
  };
  const helpers = [await member('Hoàng Văn Một'), await member('Nông Thị Hai'), await member('Triệu Văn Ba')] as const;
  const ids = (command: Entered) =>
    withIds(command, { 'helper-1': helpers[0], 'helper-2': helpers[1], 'helper-3': helpers[2], 'branch-1': branch, 'branch-2': otherBranch, 'commune-1': commune }) as Entered;

  return {
    commune,
    grassroots,
    branch,
    otherBranch,
    secretary: await officer('secretary', branch, 'secretary'),
    otherSecretary: await officer('secretary', otherBranch, 'other-secretary'),
    clerk: await officer('clerk', commune, 'clerk'),
    inspector: await officer('inspector', commune, 'inspector'),
    administrator: await officer('administrator', commune, 'administrator'),
    helpers: [...helpers],
    newCandidate: async (bornOn = '1995-05-05') => (await people.create({ fullName: 'Đặng Thị Thùy Hường', bornOn, homeOrgan: branch })).id,
    command: (step, on, changed = {}) => {
      const made = lawful[step];
      if (!made) throw new Error(`no step ${step}`);
      return ids({ ...made(on), ...changed });
    },
    ids,
  };
}

function withIds(value: unknown, ids: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') return ids[value] ?? value;
  if (Array.isArray(value)) return value.map((one) => withIds(one, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withIds(inner, ids)]));
}

/** The lawful road from outreach to full recognition: each step with its day. */
export const wholeRoad: readonly (readonly [step: string, on: string])[] = [
  ['list-candidate', '2024-02-05'],
  ['propose-course', '2024-03-05'],
  ['certify-training', '2024-04-05'],
  ['submit-application', '2024-05-06'],
  ['declare-cv', '2024-05-20'],
  ['request-verification', '2024-05-27'],
  ['conclude-verification', '2024-07-15'],
  ['record-introductions', '2024-07-20'],
  ['collect-opinions', '2024-07-22'],
  ['record-branch-vote', '2024-08-05'],
  ['record-committee-vote', '2024-08-19'],
  ['submit-dossier', '2024-08-21'],
  ['record-committee-decision', '2024-09-10'],
  ['record-decision-receipt', '2024-09-12'],
  ['hold-ceremony', '2024-10-01'],
  ['certify-new-member-training', '2025-03-01'],
  ['assess-probationer', '2025-09-01'],
  ['collect-probation-opinions', '2025-09-15'],
  ['record-recognition-vote', '2025-10-08'],
  ['record-committee-vote', '2025-10-15'],
  ['record-recognition-decision', '2025-11-03'],
];
