import { createApplication } from '../../src/application.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { readConfiguration } from '../../src/platform/config/configuration.js';
import { createLogger } from '../../src/platform/logging/logger.js';
import { officePassword, type Officer } from '../support/party-office.js';
import { lotrinh, on, type Given } from './support/command.js';
import { useRecordedOffice } from './support/recorded-office.js';

describe('lotrinh case', () => {
  const recorded = useRecordedOffice(4, 8);
  const [young, ready] = [() => recorded.cases[0]?.number ?? '', () => recorded.cases[1]?.id ?? ''];
  const as = (officer: Officer, words: string[], { env = {}, ...given }: Given = {}) =>
    lotrinh(['case', ...words, '--account', officer.account], { ...given, env: { ...on(recorded.database), LOTRINH_PASSWORD: officePassword, ...env } });
  const clerk = () => recorded.office.clerk;
  const data = (step: string, day: string, changed = {}) => JSON.stringify(recorded.office.command(step, day, changed));

  it('show tells how a case stands, by its number or its id', async () => {
    const { status, stdout } = await as(clerk(), ['show', young()]);
    expect([status, stdout]).toEqual([0, expect.stringContaining(`${young()}  Đặng Thị Thùy Hường  Chi bộ thôn Một`)]);
    expect(stdout).toMatch(/Việc ghi được lúc này\n[\s\S]+declare-cv/);
    expect(stdout).toMatch(/Thời hạn\n[\s\S]+05\/04\/2029 {2}Giấy chứng nhận/);
    const { json } = await as(clerk(), ['show', recorded.cases[0]?.id ?? '', '--json']);
    expect(json).toMatchObject({ number: young(), version: 5, closed: false, states: expect.arrayContaining([{ name: 'preparingDossier', label: expect.any(String) }]) });
    expect(json['steps']).toEqual(expect.arrayContaining([expect.objectContaining({ step: 'declare-cv', open: true, mayRecord: true }), expect.objectContaining({ step: 'record-branch-vote', open: false })]));
    expect(json['deadlines']).toEqual(expect.arrayContaining([expect.objectContaining({ key: 'certificate-expires', dueOn: '2029-04-05', provisional: false })]));
  });

  it('list tells the cases that the account may see', async () => {
    const { status, stdout } = await as(clerk(), ['list', '--state', 'preparingDossier']);
    expect([status, stdout]).toEqual([0, expect.stringMatching(new RegExp(`^${young()}  .*Đặng Thị Thùy Hường  Chi bộ thôn Một  Đang chuẩn bị hồ sơ`, 'm'))]);
    expect(stdout).toMatch(/2 trong 2 hồ sơ\n$/);
    const { json } = await as(clerk(), ['list', '--text', 'huong', '--closed', 'any', '--limit', '1', '--json']);
    expect(json).toMatchObject({ entries: [{ procedure: 'admission', subject: { fullName: 'Đặng Thị Thùy Hường' } }], total: { count: 2, exact: true }, more: true });
    expect((await as(recorded.office.otherSecretary, ['list', '--json'])).json).toMatchObject({ entries: [], total: { count: 0 } });
    const refused = await as(clerk(), ['list', '--due', 'soon', '--limit', '0']);
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringMatching(/due: [\s\S]+limit: |limit: [\s\S]+due: /)]);
  });

  it('list tells those of one procedure', async () => {
    expect((await as(clerk(), ['list', '--procedure', 'complaint', '--json'])).json).toMatchObject({ entries: [], total: { count: 0 } });
    expect((await as(clerk(), ['list', '--procedure', 'admission', '--json'])).json).toMatchObject({ total: { count: 2 } });
  });

  it('history tells every event and that the record is intact', async () => {
    const { status, json } = await as(clerk(), ['history', young(), '--json']);
    expect([status, json]).toMatchObject([0, { number: young(), intact: true }]);
    expect((json['entries'] as { seq: number; type: string; verified: boolean }[]).map(({ seq, type, verified }) => [seq, type, verified])).toEqual([
      [1, 'OutreachBegun', true],
      [2, 'CandidateListed', true],
      [3, 'CourseProposed', true],
      [4, 'TrainingCertified', true],
      [5, 'ApplicationSubmitted', true],
    ]);
    expect((await as(clerk(), ['history', young()])).stdout).toMatch(/✓ {2}5 {2}06\/05\/2024 {2}Nhận đơn xin vào Đảng \(ApplicationSubmitted\)/);
  });

  it('record --dry-run tells what a step would lead to and writes nothing', async () => {
    const { status, json } = await as(clerk(), ['record', young(), 'declare-cv', '--data', '-', '--dry-run', '--json'], { stdin: data('declare-cv', '2024-05-20') });
    expect([status, json]).toMatchObject([0, { recorded: false, version: 6, event: { type: 'CvDeclared', edition: 'R21' } }]);
    expect((await as(clerk(), ['show', young(), '--json'])).json['version']).toBe(5);
  });

  it('record records a step once under one key', async () => {
    const words = ['record', young(), 'declare-cv', '--data', '-', '--key', 'declare-cv-1', '--json'];
    const [once, twice] = [await as(clerk(), words, { stdin: data('declare-cv', '2024-05-20') }), await as(clerk(), words, { stdin: data('declare-cv', '2024-05-20') })];
    expect([once.status, once.json]).toMatchObject([0, { recorded: true, version: 6, states: expect.any(Array), deadlines: expect.any(Array) }]);
    expect(twice.json['event']).toEqual(once.json['event']);
    const other = await as(clerk(), words, { stdin: data('declare-cv', '2024-05-21') });
    expect([other.status, other.json]).toMatchObject([1, { error: { code: 'key-reused' } }]);
  });

  it('record refuses a version that is gone', async () => {
    const { status, json } = await as(clerk(), ['record', young(), 'supplement-cv', '--data', '-', '--if-match', '5', '--json'], { stdin: data('supplement-cv', '2024-05-22') });
    expect([status, json]).toMatchObject([1, { error: { code: 'changed-meanwhile', version: 6 } }]);
  });

  it('record explains every refusal as simulate does', async () => {
    const stdin = data('record-branch-vote', '2024-08-05', { education: { proof: 'programme-completed' } });
    const { status, stderr } = await as(clerk(), ['record', ready(), 'record-branch-vote', '--data', '-', '--lang', 'en'], { stdin });
    expect(status).toBe(1);
    expect(stderr).toMatch(/ADM-21 opinions-missing\n.+\n\s+Basis: Điều lệ Đảng.+\n\s+What can be done \(The branch\): /);
    expect(stderr).toContain('ADM-03 education-not-proven');
    const { json } = await as(clerk(), ['record', ready(), 'record-branch-vote', '--data', '-', '--json'], { stdin });
    expect(json).toMatchObject({ error: { code: 'procedure-refuses', exitCode: 1, refusals: expect.arrayContaining([expect.objectContaining({ rule: 'ADM-03', code: 'education-not-proven' })]) } });
  });

  it('record names the fields that it cannot read', async () => {
    const { status, stderr } = await as(clerk(), ['record', ready(), 'collect-opinions', '--data', '-', '--lang', 'en'], { stdin: '{"happenedOn":"2024-02-30","extra":1}' });
    expect([status, stderr]).toEqual([2, expect.stringMatching(/happenedOn: A day that exists[\s\S]+extra: There is no field/)]);
  });

  it('has the rights of the account: another branch sees nothing, an inspector records nothing', async () => {
    const { otherSecretary, inspector, administrator } = recorded.office;
    for (const stranger of [otherSecretary, administrator]) expect((await as(stranger, ['show', young(), '--json'])).json).toMatchObject({ error: { code: 'not-found', exitCode: 2 } });
    const { status, json } = await as(inspector, ['record', ready(), 'collect-opinions', '--data', '-', '--json'], { stdin: data('collect-opinions', '2024-07-22') });
    expect([status, json]).toMatchObject([4, { error: { code: 'not-allowed', refusals: [expect.objectContaining({ code: 'not-competent' })] } }]);
    expect((await as(inspector, ['history', young()])).status).toBe(0);
  });

  it.each([
    ['a wrong password', ['show', 'HS-000001'], { LOTRINH_PASSWORD: 'a wrong password' }, 4, 'wrong-credentials'],
    ['no password and no terminal', ['show', 'HS-000001'], { LOTRINH_PASSWORD: '' }, 2, 'password-not-given'],
    ['an unknown case', ['history', 'HS-999999'], {}, 2, 'not-found'],
    ['an unknown step', ['record', 'HS-000001', 'hold-party', '--data', 'package.json'], {}, 2, 'not-found'],
    ['a file that is not there', ['record', 'HS-000001', 'declare-cv', '--data', 'nothing.json'], {}, 2, 'file-missing'],
    ['a version that is no number', ['record', 'HS-000001', 'declare-cv', '--data', '-', '--if-match', 'x'], {}, 2, 'bad-count'],
    ['a key that is too short', ['record', 'HS-000001', 'declare-cv', '--data', '-', '--key', 'x'], {}, 2, 'bad-key'],
  ])('refuses %s', async (_, words, env, status, code) => {
    const ran = await as(recorded.office.inspector, [...words, '--json'], { env });
    expect([ran.status, ran.json]).toMatchObject([status, { error: { code } }]);
  });

  it('leaves no session behind', async () => {
    await as(clerk(), ['show', young()]);
    await expect(recorded.asSuperuser(`do $$ begin if exists (select from lotrinh.session where revoked_at is null) then raise 'a session is left'; end if; end $$`)).resolves.toBeUndefined();
  });
});

describe('lotrinh case corrections, propose and confirm', () => {
  const recorded = useRecordedOffice(2);

  it('let one propose and another confirm', async () => {
    const { office, database } = recorded;
    const as = (officer: Officer, words: string[], stdin?: object) =>
      lotrinh(['case', ...words, '--account', officer.account], { stdin: JSON.stringify(stdin), env: { ...on(database), LOTRINH_PASSWORD: officePassword } });
    const [one] = recorded.cases;
    const number = one?.number ?? '';
    const proposal = { kind: 'correct-record', event: 2, data: office.command('list-candidate', '2024-02-05', { helper: office.helpers[2] }), reason: 'Ghi nhầm người', basis: { number: '05', issuedOn: '2024-02-05' } };
    const propose = (...more: string[]) => as(office.clerk, ['propose', number, '--data', '-', ...more], proposal);
    const [nothing, tried] = await Promise.all([as(office.clerk, ['corrections', number]), propose('--dry-run')]);
    expect(nothing.stdout).toBe('Hồ sơ này chưa có đề nghị đính chính nào.\n');
    expect(tried.stdout).toMatch(/~ có nội dung khác: sự kiện 2, .+, ngày 05\/02\/2024\nChưa ghi gì\./);
    const proposed = await propose('--key', 'correct-helper', '--json');
    expect([proposed.status, proposed.json]).toMatchObject([0, { proposed: true, correction: { kind: 'correct-record', event: { seq: 2 } } }]);
    const { id } = proposed.json['correction'] as { id: string };
    expect((await propose('--key', 'correct-helper')).stdout).toContain(id);
    expect((await as(office.clerk, ['confirm', number, id, '--json'])).json).toMatchObject({ error: { code: 'not-allowed' } });
    expect((await as(office.secretary, ['confirm', number, id, '--dry-run', '--json'])).json).toMatchObject({ confirmed: false, after: { version: 4 } });
    expect((await as(office.secretary, ['confirm', number, id])).stdout).toContain('Đã ghi: Đính chính. Hồ sơ nay ở phiên bản 4.');
    expect((await as(office.clerk, ['corrections', number])).stdout).toMatch(/^Đính chính: sự kiện 2, .* · đã xác nhận/);
  }, 60_000);
});

describe('lotrinh case record', () => {
  const recorded = useRecordedOffice(15);

  it('tells what a step brings about in another case', async () => {
    const { office, database } = recorded;
    const [parent] = recorded.cases;
    const { actor, account } = office.clerk;
    const paper = (number: string, issuedOn: string) => ({ number, issuedOn });
    const application = await createApplication({ configuration: readConfiguration({}), database: { address: database, poolSize: 2 }, logger: createLogger('silent') });
    let complaint = '';
    try {
      const cases = application.get(CasesService);
      const { after } = await cases.record(parent?.id ?? '', 'record-discipline', office.command('record-discipline', '2025-03-03'), actor);
      const letter = { subject: after?.file.subject, branch: office.branch, against: parent?.id, complainedOf: 'discipline', decision: paper('21-QĐ/CB', '2025-03-03'), receivedOn: '2025-03-06', letter: paper('01', '2025-03-20'), requests: 'Đề nghị xem xét lại' };
      complaint = (await cases.open('complaint', { happenedOn: '2025-03-20', ...letter }, actor)).event.caseId;
      await cases.record(complaint, 'hear-complainant', { happenedOn: '2025-04-02', record: paper('03', '2025-04-02'), hearing: 'in-person' }, actor);
    } finally {
      await application.close();
    }
    const answer = { happenedOn: '2025-05-06', decisionNumber: '88', members: 5, vote: { form: 'party-card', present: 5, inFavour: 5, against: 0, abstaining: 0 }, answer: 'upheld', reasons: 'Không đúng quy định' };
    const record = (...more: string[]) =>
      lotrinh(['case', 'record', complaint, 'answer-complaint-above-grassroots', '--account', account, '--data', '-', ...more], { stdin: JSON.stringify(answer), env: { ...on(database), LOTRINH_PASSWORD: officePassword } });
    expect((await record('--dry-run', '--lang', 'en')).stdout).toContain(`Brings about in case ${parent?.number ?? ''}: RightsRestored; that case stands at: `);
    expect((await record('--json')).json).toMatchObject({ recorded: true, consequence: { caseId: parent?.id, number: parent?.number, procedure: 'admission', event: { type: 'RightsRestored' }, states: [{ name: 'onProbation' }] } });
  }, 60_000);
});
