import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { OrganChange } from '../../src/organisations/organ-changes.service.js';
import { ReorganisationService } from '../../src/reorganisation/reorganisation.service.js';
import { useApplication } from '../http/support/application.js';
import { enterPartyOffice, officePassword, type PartyOffice } from '../support/party-office.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { lotrinh, on } from './support/command.js';

describe('lotrinh organs', () => {
  const running = useApplication();
  let office: PartyOffice;
  beforeAll(async () => {
    office = await enterPartyOffice(running.application);
  });
  const as = (account: string, words: string[], stdin = '') => lotrinh(['organs', ...words, '--account', account], { stdin, env: { ...on(running.database), LOTRINH_PASSWORD: officePassword } });
  const codeOf = async (id: string) => (await running.application.get(OrganisationsService).getOrgan(id)).code;

  const table = async () => `Mã tổ chức;Tên tổ chức;Cấp;Mã cấp trên;Từ ngày\r\n77.1;Chi bộ thôn Bốn;chi bộ;${await codeOf(office.grassroots)};1/7/2025\r\n`;
  it('import --dry-run checks a table and enters nothing', async () => {
    const tried = await as(office.clerk.account, ['import', '-', '--dry-run', '--json'], await table());
    expect([tried.status, tried.json]).toEqual([0, { dryRun: true, entered: 1, unchanged: 0 }]);
  });
  it('import enters a table, and nothing twice', async () => {
    expect((await as(office.clerk.account, ['import', '-'], await table())).stdout).toContain('Đã nhập 1 tổ chức');
    expect((await as(office.clerk.account, ['import', '-', '--json'], await table())).json).toEqual({ dryRun: false, entered: 0, unchanged: 1 });
  });

  it('import names every row at fault and ends with 2', async () => {
    const faults = await as(office.clerk.account, ['import', '-', '--json'], `code;name;level;parent_code;valid_from\n78.1;;branch;${await codeOf(office.grassroots)};2025-13-01\n`);
    expect([faults.status, JSON.stringify(faults.json)]).toEqual([2, expect.stringMatching(/#\/2\/name.*#\/2\/valid_from/)]);
  });
  it('import ends with 4 for an account that may not found organs there', async () => {
    expect((await as(office.clerk.account, ['import', '-'], 'code;name;level;valid_from\n79;Tỉnh ủy;province;2025-01-01\n')).status).toBe(4);
    expect((await as(office.inspector.account, ['import', '-'], await table())).status).toBe(4);
  });

  it('resume finishes what a crash left', async () => {
    const { actor } = office.clerk;
    const { event } = await running.application.get(CasesService).open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), actor);
    const change = OrganChange.parse({ kind: 'merge', organs: [office.branch], into: { id: office.otherBranch }, effectiveOn: '2026-01-01', reason: 'Sáp nhập', basis: { number: '1', issuedOn: '2025-12-01' } });
    await running.application.get(ReorganisationService).enter(change, actor);
    expect((await as(office.clerk.account, ['resume', '--json'])).json).toEqual({ followed: 1, remaining: 0, held: [] });
    expect((await running.application.get(CasesService).get(event.caseId, actor)).file.branchId).toBe(office.otherBranch);
  });
  it('resume ends with 2 for a change that nobody knows', async () => {
    expect((await as(office.clerk.account, ['resume', 'nothing'])).status).toBe(2);
  });
});
