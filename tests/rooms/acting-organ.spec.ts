import { organInRole, type OrganRole } from '../../workflows/index.js';
import { actingOrgan } from '../../src/cases/acting-organ.repository.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { useApplication } from '../http/support/application.js';
import { LimitTables } from '../support/limits.js';
import { enterPartyOffice } from '../support/party-office.js';

const running = useApplication();
const roles = ['branch', 'section-committee', 'grassroots-committee', 'competent-committee', 'province-committee'] as const satisfies readonly OrganRole[];

it('lists name as the organ that has to act the one that the rules name, in every role, whatever stands above the branch', async () => {
  const { application } = running;
  const [organisations, tables] = [application.get(OrganisationsService), new LimitTables(running.database)];
  const organ = async (code: string, level: string, parentId?: string, admits?: 'province') =>
    (await organisations.createOrgan({ code, name: `Tổ chức ${code}`, level, validFrom: '2016-01-01', ...(parentId && { parentId }), ...(admits && { admits }) })).id;
  const centre = await organ('c', 'centre');
  const province = await organ('p', 'province', centre, 'province');
  const office = await enterPartyOffice(application, province);
  const section = await organ('s', 'section', office.grassroots);
  const places = {
    'under a grassroots committee': office.branch,
    'under a section of it': await organ('s-b', 'branch', section),
    'without a grassroots committee': await organ('g-b', 'grassroots-branch', office.commune),
  };
  const candidate = await office.newCandidate();
  const { event } = await application.get(CasesService).open('admission', office.command('begin-outreach', '2024-01-05', { subject: candidate }), office.secretary.actor);

  const [listed, named]: [unknown[], unknown[]] = [[], []];
  for (const [place, branch] of Object.entries(places)) {
    await tables.sql('update case_file set branch_id = $2 where id = $1', [event.caseId, branch]);
    const organs = await organisations.organsOf(branch, running.clock.today());
    for (const role of roles) {
      const [row] = await tables.sql<{ organ: string | null }>(`select ${actingOrgan('$2::text')} as organ from case_file c where c.id = $1`, [event.caseId, role]);
      listed.push([place, role, row?.organ ?? undefined]);
      named.push([place, role, organs && organInRole(organs, role)?.id]);
    }
  }
  expect(listed).toEqual(named);
  expect(new Set(named.map((one) => (one as unknown[])[2])).size).toBeGreaterThan(5);
});
