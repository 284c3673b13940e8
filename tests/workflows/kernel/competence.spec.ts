import { recordingOffice, type Citation, type OrganRole, type OrgansOnDay } from '../../../workflows/index.js';

const basis: Citation = { document: 'QD-294-2025', clause: 'Điểm 3', confidence: 'text' };
const organs: OrgansOnDay = {
  branch: { id: 'branch', superiors: ['commune', 'province'] },
  competent: { id: 'commune', superiors: ['province'] },
  underTheCentre: { id: 'province', superiors: [] },
};
const clerkOf = (organ: string) => [{ office: 'clerk' as const, organ }];
const codeOf = (role: OrganRole, organ: string, chain: OrgansOnDay | undefined = organs) => {
  const found = recordingOffice(role, basis, clerkOf(organ), chain);
  return 'code' in found ? found.code : 'may';
};

describe('who records an act', () => {
  it.each<[OrganRole, string, string]>([
    ['branch', 'branch', 'may'],
    ['branch', 'province', 'may'],
    ['competent-committee', 'branch', 'not-competent'],
    ['province-committee', 'province', 'may'],
    ['province-committee', 'commune', 'not-competent'],
    ['section-committee', 'province', 'no-organ-for-this-step'],
    ['system', 'province', 'happens-only-as-a-consequence'],
  ])('of the %s, asked by the clerk of the %s: %s', (role, organ, expected) => {
    expect(codeOf(role, organ)).toBe(expected);
  });

  it('is nobody where the committee directly under the Centre is not known', () => {
    expect(codeOf('province-committee', 'commune', { branch: organs.branch, competent: organs.competent })).toBe('no-organ-for-this-step');
  });

  it('tells of a consequence alone that it is one, whether or not its organs are known', () => {
    expect(recordingOffice('system', basis, clerkOf('branch'), undefined)).toEqual({ code: 'happens-only-as-a-consequence', rule: 'ORD-05', citation: basis, seen: {}, curedBy: 'clerk' });
  });
});
