import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { procedures } from '../../workflows/index.js';
import { Language } from '../../src/platform/language/language.js';
import { placeOfJsonError } from '../../src/cli/json-place.js';
import { lotrinh } from './support/command.js';

interface Told {
  readonly steps: readonly {
    step: string; accepted: boolean; edition?: string; outcome?: object; refusals?: { rule: string; code: string }[]; errors?: { pointer: string; code: string }[];
    concernsCase?: string; consequence?: { case: string; step: string; label: string; event: object; states: { name: string }[] };
  }[];
  readonly otherCases: readonly { id: string; procedure: string; closed: boolean; facts: object; states: readonly { name: string }[]; steps: Told['steps'] }[];
  readonly states: readonly { name: string }[];
  readonly deadlines: readonly { key: string; dueOn: string; provisional: boolean }[];
  readonly openSteps: readonly { step: string }[];
  readonly refusedSteps: readonly { step: string; refusals: { rule: string; code: string; message: string; citation: { name: string } }[] }[];
}

/** What must not change by accident: verdicts, numbers and days, without the sentences. */
function bones(told: Told) {
  return {
    ...(told.otherCases.length > 0 && { otherCases: told.otherCases.map(({ id, procedure, steps, states, closed }) => ({ id, procedure, steps: bonesOfSteps(steps), states: states.map(({ name }) => name), closed })) }),
    steps: bonesOfSteps(told.steps),
    states: told.states.map(({ name }) => name),
    deadlines: told.deadlines.map(({ key, dueOn, provisional }) => `${dueOn}${provisional ? ' provisional' : ''} ${key}`),
    openSteps: told.openSteps.map(({ step }) => step),
  };
}

const bonesOfSteps = (steps: Told['steps']) =>
  steps.map(({ step, accepted, edition, outcome, refusals, errors, consequence }) => ({
    step,
    accepted,
    ...(accepted && { edition, outcome }),
    ...(consequence && { consequence: `${consequence.step} in ${consequence.case}` }),
    ...(refusals && { refusals: refusals.map(({ rule, code }) => `${rule} ${code}`) }),
    ...(errors && { errors: errors.map(({ pointer, code }) => `${pointer} ${code}`) }),
  }));

const simulated = async (file: string, stdin = '') => {
  const { status, json } = await lotrinh(['simulate', file, '--json'], { stdin });
  return { status, told: json as unknown as Told };
};
const written = (file: object) => simulated('-', JSON.stringify(file));
const example = (name: string) => JSON.parse(readFileSync(`examples/${name}.json`, 'utf8')) as { steps: object[]; organs: { branch: object } };

describe('lotrinh simulate', () => {
  it.each([
    ['lawful-road', 0],
    ['refusals', 1],
    ['move-to-another-branch', 1],
    ['complaint', 0],
    ['screening', 1],
  ])('plays examples/%s.json as it always did', async (name, expected) => {
    const { status, told } = await simulated(`examples/${name}.json`);
    expect(status).toBe(expected);
    expect(bones(told)).toEqual(JSON.parse(readFileSync(`tests/cli/golden/${name}.json`, 'utf8')));
  });

  it('gives a dossier back and takes it in again once the papers have been looked at', async () => {
    const file = example('lawful-road');
    const steps = file.steps as { step: string; data: { happenedOn: string; papers?: string[] } }[];
    const place = steps.findIndex(({ step }) => step === 'submit-dossier');
    const submitted = steps[place]!;
    const on = submitted.data.happenedOn;
    const review = { step: 'review-dossier', data: { happenedOn: on, findings: submitted.data.papers!.map((paper) => (paper === '37' ? { paper, finding: 'missing', reason: 'Thiếu chữ ký' } : { paper, finding: 'in-order' })) } };
    const { told } = await written({ ...file, steps: [...steps.slice(0, place + 1), review, submitted, { ...submitted, papers: { 37: 'in-order' } }] });
    expect(told.steps.slice(-4).map(({ step, accepted, refusals }) => [step, accepted, refusals?.map(({ code }) => code)])).toEqual([
      ['submit-dossier', true, undefined],
      ['review-dossier', true, undefined],
      ['submit-dossier', false, ['paper-returned']],
      ['submit-dossier', true, undefined],
    ]);
    expect(told.states.map(({ name }) => name)).toEqual(['awaitingDecision']);
  });

  it('tells people the verdict, the outcome, and of a refusal every rule with its words, basis and cure', async () => {
    const { status, stdout } = await lotrinh(['simulate', 'examples/refusals.json', '--lang', 'en']);
    expect(status).toBe(1);
    expect(stdout).toMatch(/✓ 16 {2}5 August 2024.+record-branch-vote.+R21\n.+\n\s+counted: 17 · votes needed: 12 · result: not approved/);
    expect(stdout).toMatch(/✗ 10 .+refused \(2 reasons\)/);
    expect(stdout).toMatch(/ADM-10 verification-results-missing\n.+\n\s+Basis: 01-HD\/TW.+Ban Bí thư.+Điểm 3\.3 \[checked against the text\]\n\s+What can be done \(The grassroots committee\): /);
    expect(stdout).toMatch(/✗ 18 .+cannot be read[\s\S]+happenedOn: /);
    expect(stdout).toContain('20 steps: 12 accepted, 8 not accepted.');
  });

  it('explains in JSON every step that cannot be recorded at the end, and leaves out what only happens as a consequence', async () => {
    const { told } = await simulated('examples/lawful-road.json');
    const known = procedures[0]?.steps.filter(({ recordedBy }) => recordedBy !== 'system').map(({ name }) => name) ?? [];
    expect([...told.openSteps, ...told.refusedSteps].map(({ step }) => step).sort()).toEqual(known.sort());
    expect(told.refusedSteps[0]?.refusals[0]).toMatchObject({ rule: 'ORD-01', code: 'step-not-open', message: expect.any(String), citation: { name: expect.any(String) } });
  });

  it('has words for everything the engine adds to an act', async () => {
    const language = new Language();
    const files = ['lawful-road', 'refusals', 'move-to-another-branch', 'complaint', 'screening'];
    const names = (await Promise.all(files.map((name) => simulated(`examples/${name}.json`)))).flatMap(({ told }) => told.steps.flatMap(({ outcome = {} }) => Object.keys(outcome)));
    expect([...new Set(names)].filter((name) => !language.has('vi', `cli:outcomes.${name}`))).toEqual([]);
  });

  it('needs little: ids and rolls that nobody doubts are filled in', async () => {
    const { status, told } = await written({
      procedure: 'admission',
      organs: { branch: { roll: { fullMembers: 5 } } },
      people: { h: { fullMemberSince: '2010-01-01' } },
      steps: [
        { name: 'begin-outreach', command: { happenedOn: '2024-01-05' } },
        { step: 'list-candidate', data: { happenedOn: '2024-02-05', resolution: { number: '1', issuedOn: '2024-02-05' }, helper: 'h' } },
      ],
    });
    expect([status, told.states]).toEqual([0, [expect.objectContaining({ name: 'awaitingCourse' })]]);
  });

  it('takes the branch and the person that the first step names', async () => {
    const { told } = await written({
      procedure: 'admission',
      organs: { branch: {} },
      steps: [{ step: 'begin-outreach', data: { happenedOn: '2024-01-05', branch: 'b-7', subject: 'p-7' } }],
    });
    expect(told.steps[0]).toMatchObject({ accepted: true, event: { branch: 'b-7', subject: 'p-7' } });
  });

  it('changes nothing by a step that is refused: it can be repeated rightly', async () => {
    const { steps, ...rest } = example('lawful-road');
    const [first, second, ...others] = steps;
    const wrong = { step: 'list-candidate', data: { happenedOn: '2024-02-05', resolution: { number: '1', issuedOn: '2024-02-05' }, helper: 'nobody' } };
    const { status, told } = await written({ ...rest, steps: [first, wrong, second, ...others] });
    expect(status).toBe(1);
    expect(told.steps.map(({ accepted }) => accepted)).toEqual([true, false, ...others.map(() => true), true]);
    expect(told.states).toMatchObject([{ name: 'fullMember' }]);
  });

  it('counts by the roll that held on the day', async () => {
    const { organs, ...rest } = example('lawful-road');
    const rolls = [{ from: '2020-01-01', fullMembers: 20, exempt: 2, temporarilyAway: 1 }, { from: '2025-01-01', fullMembers: 21, exempt: 2, temporarilyAway: 1 }];
    const { told } = await written({ ...rest, organs: { ...organs, branch: { ...organs.branch, roll: rolls } } });
    expect(told.steps.filter(({ accepted }) => !accepted).map(({ step }) => step)).toEqual(['record-recognition-vote', 'record-committee-vote', 'record-recognition-decision']);
    expect(told.steps[19]?.refusals).toMatchObject([{ rule: 'REC-02', code: 'minutes-differ-from-the-roll' }]);
  });

  describe('of a complaint beside the case complained of', () => {
    const paper = (number: string, issuedOn: string) => ({ number, issuedOn });
    const lodging = { step: 'lodge-complaint', data: { happenedOn: '2025-03-20', against: 'removed', complainedOf: 'removal', decision: paper('26', '2025-03-03'), receivedOn: '2025-03-06', letter: paper('01', '2025-03-20'), requests: 'Đề nghị xem xét lại' } };
    const hearing = { step: 'hear-complainant', data: { happenedOn: '2025-04-02', record: paper('03', '2025-04-02'), hearing: 'in-person' } };
    const vote = (count: number) => ({ form: 'party-card', present: count, inFavour: count, against: 0, abstaining: 0 });
    const answering = (answer: string) => ({ step: 'answer-complaint-above-grassroots', data: { happenedOn: '2025-05-06', decisionNumber: '88', members: 11, vote: vote(11), answer, reasons: 'Không đúng quy định' } });

    /** The lawful road up to probation, from which the name is removed. */
    const file = (steps: object[], changed: object = {}) => {
      const { steps: road, procedure, ...world } = example('lawful-road') as ReturnType<typeof example> & { procedure: string };
      const ceremony = (road as { step: string }[]).findIndex(({ step }) => step === 'hold-ceremony');
      const removal = [
        { step: 'record-removal-vote', data: { happenedOn: '2025-02-05', minutes: paper('23', '2025-02-05'), basis: paper('24', '2025-02-05'), electorate: { fullMembers: 20, exempt: 2, temporarilyAway: 1 }, vote: vote(16) } },
        { step: 'record-committee-vote', data: { happenedOn: '2025-02-12', minutes: paper('25', '2025-02-12'), members: 15, vote: vote(15) } },
        { step: 'record-removal-decision', data: { happenedOn: '2025-03-03', decisionNumber: '26', members: 11, vote: vote(11) } },
      ];
      return { ...world, procedure: 'complaint', otherCases: [{ id: 'removed', procedure, steps: [...road.slice(0, ceremony + 1), ...removal] }], steps, ...changed };
    };

    it('shows what each act brings about in the other case', async () => {
      const { status, told } = await written(file([lodging, hearing, answering('upheld')]));
      expect(told.steps).toMatchObject([
        { accepted: true, consequence: { case: 'removed', step: 'note-complaint', event: { type: 'ComplaintNoted', complaint: 'case-1', happenedOn: '2025-03-20' }, states: [{ name: 'removed' }] } },
        { accepted: true },
        { accepted: true, consequence: { case: 'removed', step: 'restore-rights', event: { type: 'RightsRestored', decisionNumber: '88' }, states: [{ name: 'onProbation' }] } },
      ]);
      expect([status, told.states, told.otherCases]).toMatchObject([0, [{ name: 'upheld' }], [{ id: 'removed', procedure: 'admission', closed: false, states: [{ name: 'onProbation' }], facts: { complaints: ['case-1'] } }]]);
      expect(told.otherCases[0]?.facts).not.toHaveProperty('left');
      expect(told.otherCases[0]?.steps.every(({ accepted }) => accepted)).toBe(true);
    });

    it('tells it to people', async () => {
      const { stdout } = await lotrinh(['simulate', '-', '--lang', 'en'], { stdin: JSON.stringify(file([lodging])) });
      expect(stdout).toContain('Another case of the person: removed (admission of a Party member)');
      expect(stdout).toMatch(/✓ +1 +20 March 2025 .+lodge-complaint.+\n[\s\S]*Brings about in case removed: /);
    });

    it('refuses both where the other case refuses, and says which one', async () => {
      const late = { ...lodging, data: { ...lodging.data, happenedOn: '2025-06-30' } };
      const unknown = { ...lodging, data: { ...lodging.data, against: 'another' } };
      const { status, told } = await written(file([late, unknown]));
      expect(status).toBe(1);
      expect(told.steps.map(({ refusals }) => refusals?.map(({ code }) => code))).toEqual([expect.arrayContaining(['complaint-too-late']), ['no-such-case-of-this-person']]);
      expect(told.otherCases).toMatchObject([{ states: [{ name: 'removed' }] }]);

      // An annulled admission was a way out too, but the case has ended for good.
      const base = file([lodging]);
      const [other] = base.otherCases;
      const annulled = { step: 'annul-decision', data: { happenedOn: '2025-03-03', of: 'admission', decisionNumber: '26', members: 11, vote: vote(11), madeBy: 'competent-above-branch-na-hin', reason: 'Chi bộ biểu quyết không đủ số đảng viên' } };
      const { told: refused } = await written({ ...base, otherCases: [{ ...other, steps: [...(other?.steps ?? []).slice(0, -3), annulled] }] });
      expect(refused.otherCases).toMatchObject([{ closed: true, states: [{ name: 'annulled' }] }]);
      expect(refused.steps[0]).toMatchObject({ accepted: false, concernsCase: 'removed', refusals: [{ code: 'step-not-open' }] });
    });

    it.each([
      ['the same id twice', (other: object) => [other, other], '#/otherCases/1/id'],
      ['the id of the case itself', (other: object) => [{ ...other, id: 'case-1' }], '#/otherCases/0/id'],
    ])('does not read %s', async (_, others, pointer) => {
      const base = file([lodging]);
      const { status, told } = await written({ ...base, otherCases: others(base.otherCases[0] ?? {}) });
      const { error } = told as unknown as { error: { errors: { pointer: string }[] } };
      expect([status, error.errors.map((one) => one.pointer)]).toEqual([2, [pointer]]);
    });
  });

  it('lets the committee directly under the Centre answer where the file tells of one', async () => {
    const answer = { step: 'answer-complaint-province', data: { happenedOn: '2025-09-01', decisionNumber: '88', members: 15, vote: { form: 'party-card', present: 15, inFavour: 15, against: 0, abstaining: 0 }, answer: 'rejected', reasons: 'Đúng quy định' } };
    const lodging = { step: 'lodge-complaint', data: { happenedOn: '2025-08-04', complainedOf: 'discipline', decision: { number: '21', issuedOn: '2025-07-21' }, receivedOn: '2025-07-22', letter: { number: '01', issuedOn: '2025-08-04' }, requests: 'Đề nghị xem xét lại' } };
    const hearing = { step: 'hear-complainant', data: { happenedOn: '2025-08-20', record: { number: '03', issuedOn: '2025-08-20' }, hearing: 'in-person' } };
    const organs = { branch: { roll: { fullMembers: 9 } }, competent: { decides: 'above-grassroots', roll: { committeeMembers: 27, standingMembers: 9 } } };
    const codes = async (above: object) => (await written({ procedure: 'complaint', organs: { ...organs, ...above }, steps: [lodging, hearing, answer] })).told.steps.map(({ accepted, refusals }) => refusals?.map(({ code }) => code) ?? accepted);
    expect(await codes({ underTheCentre: { roll: { committeeMembers: 55, standingMembers: 15 } } })).toEqual([true, true, true]);
    expect(await codes({})).toEqual([true, true, ['no-committee-roll-on-that-day']]);
  });

  it('decides by the legal day of Viet Nam when no other is written', async () => {
    const { told } = await written({ procedure: 'admission', organs: { branch: {} }, steps: [{ step: 'begin-outreach', data: { happenedOn: '2199-01-05' } }] });
    expect(told.steps[0]?.refusals).toMatchObject([{ rule: 'ORD-03', code: 'date-in-the-future' }]);
  });

  it('names every unreadable field of a file', async () => {
    const { status, told } = await written({
      procedure: 'admission',
      today: '2024-02-30',
      organs: { branch: { roll: { exempt: -1 } }, grassroots: { roll: [{ from: '2024-01-01' }] }, competent: { decides: 'nobody' } },
      destinations: { other: { branch: {}, secton: {} } },
      people: { h: { fullMemberSince: 'yes' } },
      steps: [{ stp: 'begin-outreach' }],
      more: true,
    });
    expect(status).toBe(2);
    const { error } = told as unknown as { error: { code: string; errors: { pointer: string; code: string }[] } };
    expect(error.code).toBe('invalid-fields');
    expect(error.errors.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
      '#/destinations/other/secton unknown-field',
      '#/more unknown-field',
      '#/organs/branch/roll/exempt too-small',
      '#/organs/branch/roll/fullMembers required',
      '#/organs/competent/decides not-one-of',
      '#/organs/grassroots/roll/0/committeeMembers required',
      '#/people/h/fullMemberSince not-a-date',
      '#/steps/0/data required',
      '#/steps/0/step required',
      '#/steps/0/stp unknown-field',
      '#/today not-a-date',
    ]);
  });

  it('says that a destination is called by its key', async () => {
    const { status } = await written({ procedure: 'admission', organs: { branch: {} }, destinations: { one: { branch: { id: 'two' } } }, steps: [{ step: 'begin-outreach', data: {} }] });
    expect(status).toBe(2);
  });

  describe('of a file that cannot be read', () => {
    let folder: string;
    beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'lotrinh-cli-'))));
    afterAll(() => rmSync(folder, { recursive: true }));

    it.each([
      ['is not there', undefined, 'file-missing'],
      ['is empty', '', 'file-empty'],
      ['is no JSON', '{\n  "procedure": admission\n}', 'file-not-json'],
      ['is not in UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 'file-not-utf8'],
      ['holds text nobody can read', '{"procedure":"\\u0000"}', 'invalid-fields'],
      ['is another document', '[]', 'invalid-fields'],
    ])('says that it %s', async (_, content, code) => {
      const file = path.join(folder, `${code}.json`);
      if (content !== undefined) writeFileSync(file, content);
      const { status, json } = await lotrinh(['simulate', file, '--json']);
      expect([status, json]).toMatchObject([2, { error: { code } }]);
    });

    it('says on which line', async () => {
      const { stderr } = await lotrinh(['simulate', '-', '--lang', 'en'], { stdin: '{\n  "procedure": admission\n}' });
      expect(stderr).toContain('line 2, column 16');
    });

    it.each([
      ['{"a":1,}', 1, 8],
      ['{"a":1 "b":2}', 1, 8],
      ['[1, 2', 1, 6],
      ['{"a": [1, 2}', 1, 12],
      ['{\n"a": \'x\'}', 2, 6],
      ['{"a": 01}', 1, 8],
      ['{"a": "x\ny"}', 1, 7],
      ['{} {}', 1, 4],
      ['{1: 2}', 1, 2],
      ['nul', 1, 1],
    ])('knows the place in %s', (text, line, column) => {
      expect(() => JSON.parse(text) as unknown).toThrow();
      expect(placeOfJsonError(text)).toEqual({ line, column });
    });

    it('does not mind the mark that some editors put first', async () => {
      const { status } = await lotrinh(['simulate', '-'], { stdin: `\ufeff${readFileSync('examples/lawful-road.json', 'utf8')}` });
      expect(status).toBe(0);
    });

    it('says that a folder is no file', async () => {
      expect((await lotrinh(['simulate', folder, '--json'])).json).toMatchObject({ error: { code: 'file-is-folder' } });
    });
  });
});
