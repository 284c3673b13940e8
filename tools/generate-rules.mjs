/**
 * Writes docs/rules.md: every rule with its words, how it is judged, where, by which clause and how sure we are of it in each edition.
 * Fails when a rule of this release is neither in the code nor vouched for by anybody nor explained as not enforced, when a rule has no words,
 * or when it has no citation.
 * With --check writes nothing and ends with status 1 when the file no longer says what the code does.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildServer } from './build.mjs';

const root = path.resolve(import.meta.dirname, '..');
const file = path.join(root, 'docs', 'rules.md');

await buildServer();
const { apply, findDocument, formOn, initialState, noteRules, paperCatalogue, procedures, repairRules, statesOf, vietnamCalendar } = await import('../dist/workflows/index.js');

const words = Object.fromEntries(['vi', 'en'].map((code) => [code, JSON.parse(readFileSync(path.join(root, 'locales', code, 'rules.json'), 'utf8'))]));
const papers = JSON.parse(readFileSync(path.join(root, 'locales', 'vi', 'papers.json'), 'utf8'));
const faults = [];
/** Names of editions, the oldest first; a procedure need not have them all. */
const editionNames = [...new Set(procedures.flatMap(({ editions }) => editions.map(({ edition }) => edition)))];
const numbered = (prefix, last) => Array.from({ length: last }, (_, place) => `${prefix}-${String(place + 1).padStart(2, '0')}`);

/** What this release must enforce, have somebody vouch for, or say why not. */
const promised = [...numbered('ADM', 39), ...numbered('PRO', 15), ...numbered('TRF', 3), ...numbered('EXT', 7), ...numbered('SCR', 9), ...numbered('REC', 12)];

/** What a rule asks for and nobody is held to here, and why. */
const notEnforced = {
  'ADM-35': 'Ways of their own for enterprises, and for communes with members and no branch (12-HD/BTCTW 2022, section 1.2): only summaries were read.',
  'ADM-36': 'Former members who left over population policy follow a rule of the Secretariat that was not read.',
  'ADM-37': 'Two of the five bars, convictions for corruption and for a serious crime, are not confirmed; they are asked about all the same.',
  'EXT-07': 'Discipline short of expulsion is no procedure of this program, so what a branch decides on it takes effect outside of it.',
  'SCR-03': 'The list of criteria was read up to the fourth; somebody listed by another one is recorded under `further`, with what was concluded.',
  'SCR-08': 'The cycle of periodic reports is not known, nor a time limit for the report after the ballot: the order asks for it, and no clock runs.',
  'SCR-09': 'The criteria of the army and the police are not kept: their members are not recorded in this procedure.',
};

/** Rules that only shape an outcome, with the clause they follow; the others follow the clause of the act whose outcome they shape. */
const shaping = {
  'ADM-23': ({ clauses }) => clauses.whoIsCounted,
  'PRO-02': ({ clauses }) => clauses.partyAge,
  'PRO-09': ({ clauses }) => clauses.recognition,
  'PRO-11': ({ probation }) => probation?.votesBeforeReport.citation,
};

/** Every state that the golden histories of a procedure pass through: in them every time limit runs at some time. */
function statesMet({ id, version, ...procedure }) {
  const folder = path.join(root, 'tests', 'conformance', 'golden', id, `v${version}`);
  if (!existsSync(folder)) return [];
  const histories = readdirSync(folder).map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')).events);
  return histories.flatMap((events) => events.reduce((states, event) => [...states, apply(procedure, states.at(-1), event)], [initialState(procedure)]));
}

/** Everything the code does about rules: one entry for each place. */
function enforcements() {
  return procedures.flatMap((procedure) => [...procedure.steps.flatMap((step) => ofStep(procedure, step)), ...ofLimits(procedure), ...ofNotes(procedure), ...ofRepairs(procedure)]);
}

function ofStep(procedure, step) {
  const where = `workflows/${procedure.id}/steps/${step.name}.ts`;
  if (!existsSync(path.join(root, where))) faults.push(`${where} is missing`);
  const common = { where, procedure };
  const momentIn = (regulation) => ({ on: regulation.effectiveFrom, regulation, law: () => regulation, states: new Set(), here: { calendar: vietnamCalendar }, facts: {}, command: {} });
  return [
    ...[...step.preconditions, ...step.conditions].map(({ rule, code, curedBy, cite }) => ({ ...common, rule, kind: 'computed', code, who: curedBy, cite: (regulation) => cite(momentIn(regulation)) })),
    ...step.attests.map(({ rule, kind, code, by, cite }) => ({ ...common, rule, kind, code, who: by, cite })),
    ...step.derives.map((rule) => ({ ...common, rule, kind: 'outcome', code: '', who: '', cite: shaping[rule], otherwise: (regulation) => step.basis(regulation) })),
  ];
}

/** Each time limit with the clause it has in each edition, asked of the states that golden histories pass through. */
function ofLimits(procedure) {
  const met = statesMet(procedure);
  const runningUnder = (regulation) => met.flatMap(({ place, facts }) => procedure.deadlinesOf({ facts, states: new Set(statesOf(place)), law: () => regulation, calendar: vietnamCalendar }));
  const running = new Map(procedure.editions.map((regulation) => [regulation.edition, new Map(runningUnder(regulation).map((one) => [one.key, one]))]));
  return Object.entries(procedure.limits).map(([key, rule]) => {
    const at = ({ edition }) => running.get(edition).get(key);
    const one = procedure.editions.map(at).find(Boolean);
    if (!one) faults.push(`no golden history of ${procedure.id} was found in which ${key} runs`);
    return { where: `workflows/${procedure.id}/deadlines.ts`, procedure, rule, kind: 'time limit', code: key, who: one?.whoActs ?? '', cite: (regulation) => at(regulation)?.citation };
  });
}

function ofNotes(procedure) {
  if (procedure.papers.numbers.length === 0) return [];
  return noteRules.map(({ rule, code }) => ({ where: 'workflows/kernel/paper-note.ts', procedure, rule, kind: 'computed', code, who: 'clerk', cite: () => procedure.papers.citation }));
}

/** A repair is cited by what prescribes the step it is about, so here by what prescribes the opening. */
function ofRepairs(procedure) {
  const opening = procedure.steps.find(({ name }) => name === procedure.opening);
  return repairRules.map(({ rule, code }) => ({ where: 'workflows/kernel/repair.ts', procedure, rule, kind: 'computed', code, who: 'clerk', cite: (regulation) => opening.basis(regulation) }));
}

function filesBelow(folder, ends) {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ends))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(root, name), 'utf8') }));
}

const core = filesBelow('workflows', '.ts');
const tests = filesBelow('tests', '.ts').filter(({ name }) => !/conformance\/parity-/.test(name));
const naming = (files, id) => files.filter(({ text }) => new RegExp(`\\b${id}\\b`).test(text)).map(({ name }) => name);

const confidences = ['text', 'summary', 'unconfirmed'];
const weakest = (citations) => confidences.findLast((confidence) => citations.some((one) => one.confidence === confidence));

/** The clauses of an entry, one for each edition of its procedure. */
const citationsOf = ({ cite, procedure }) => Object.fromEntries(procedure.editions.map((regulation) => [regulation.edition, cite(regulation)]));

/** A rule with all the code does about it. */
function describeRule(id, all) {
  const entries = all.filter(({ rule }) => rule === id);
  for (const code of ['vi', 'en']) if (!words[code][id]) faults.push(`${id} has no words in locales/${code}/rules.json`);
  if (entries.length === 0 && !notEnforced[id]) faults.push(`${id} is neither enforced nor vouched for by anybody, and nothing says why not`);
  const of = procedures.filter((procedure) => entries.some((entry) => entry.procedure === procedure)).map((procedure) => {
    const own = entries.filter((entry) => entry.procedure === procedure);
    const citing = own.filter(({ cite }) => cite);
    const cited = distinct((citing.length > 0 ? citing : own.map((entry) => ({ ...entry, cite: entry.otherwise }))).map(citationsOf));
    if (cited.some((citations) => Object.values(citations).includes(undefined))) faults.push(`${id} has no citation in some edition of ${procedure.id}`);
    return { procedure, cited, kinds: [...new Set(own.map(({ kind }) => kind))] };
  });
  return { id, vi: words.vi[id] ?? {}, en: words.en[id] ?? {}, entries, of };
}

function distinct(values) {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

const table = (head, rows) => [`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`, ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n');
const written = (key) => {
  const document = findDocument(key);
  if (!document) throw new Error(`The registry holds no document ${key}.`);
  const [year, month, day] = document.issuedOn.split('-').map(Number);
  return { ...document, short: `${document.number} (${year})`, long: `${document.number}, ${day}/${month}/${year}, ${document.issuer}` };
};

/** The clauses of a rule by edition; procedures that cite the same of one edition share a row. */
function citationTable(of) {
  const clauseOf = (citations) => [...new Set(Object.values(citations).map(({ clause }) => clause))].join('; ');
  const rows = new Map();
  for (const { procedure, cited } of of) {
    for (const citations of cited) {
      const clause = clauseOf(citations);
      const row = rows.get(clause) ?? { clause, by: new Set(), cells: {} };
      row.by.add(procedure.id);
      for (const [edition, { document, confidence }] of Object.entries(citations)) row.cells[edition] = (row.cells[edition] ?? new Set()).add(`${written(document).short}: ${confidence}`);
      rows.set(clause, row);
    }
  }
  const shown = editionNames.filter((edition) => [...rows.values()].some(({ cells }) => cells[edition]));
  return table(['Clause', 'Procedure', ...shown], [...rows.values()].map(({ clause, by, cells }) => [clause, [...by].join(', '), ...shown.map((edition) => [...(cells[edition] ?? [])].join('; '))]));
}

/** One row a code and kind; the steps that share it are counted together. */
function placesTable(entries) {
  const rows = new Map();
  for (const { kind, code, who, where } of entries) {
    const key = `${kind} ${code} ${who}`;
    const row = rows.get(key) ?? { kind, code, who, places: new Set() };
    row.places.add(where);
    rows.set(key, row);
  }
  const linkTo = (place) => `[${path.basename(place)}](../${place})`;
  const linksIn = (places) => (places.length > 8 ? `${places.length} steps` : places.map(linkTo).join(', '));
  const nameOf = (places) => {
    const folders = [...new Set(places.map((place) => place.split('/')[1]))];
    return folders.map((folder) => `${folder}: ${linksIn(places.filter((place) => place.split('/')[1] === folder))}`).join('; ');
  };
  return table(['Kind', 'Code', 'Who', 'Where'], [...rows.values()].map(({ kind, code, who, places }) => [kind, code && `\`${code}\``, who, nameOf([...places])]));
}

const listOf = (names) => (names.length === 0 ? 'none yet' : names.map((name) => `[${name}](../${name})`).join(', '));

function section({ id, vi, en, entries, of }) {
  const missing = notEnforced[id] ? [`Not enforced: ${notEnforced[id]}`] : [];
  const enforced = entries.length > 0 ? [placesTable(entries), citationTable(of), `Tests: ${listOf(naming(tests, id))}`] : [];
  return [`### ${id} ${vi.title} · ${en.title}`, vi.text, en.text, ...missing, ...enforced].join('\n\n');
}

/** Numbers and choices of the editions: every value that carries a citation, by the name of its place. */
function parametersOf(regulation) {
  const found = new Map();
  const walk = (value, name) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    if ('value' in value && 'citation' in value) found.set(name, value);
    else for (const [key, inner] of Object.entries(value)) if (key !== 'clauses') walk(inner, name ? `${name}.${key}` : key);
  };
  walk(regulation, '');
  return found;
}

function show(value) {
  if (Array.isArray(value)) return value.map(show).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object') return String(value);
  if ('numerator' in value) return `${value.strict ? '>' : '≥'} ${value.numerator}/${value.denominator}`;
  if ('body' in value) return `${value.body} ${show(value.share)}`;
  return Object.entries(value).map(([key, inner]) => `${key} ${show(inner)}`).join(', ');
}

/** The editions of a procedure, with the numbers and choices that no procedure before it has shown already. */
function editionsSection(procedure, place) {
  const dates = procedure.editions.map(({ edition, document, effectiveFrom }) => {
    const { long, periodConfidence, note } = written(document);
    return [edition, long, effectiveFrom, periodConfidence, note ?? ''];
  });
  const before = new Set(procedures.slice(0, place).flatMap((other) => other.editions.flatMap(numbersOf)));
  const names = [...parametersOf(procedure.editions[0]).keys()].filter((name) => procedure.editions.some((edition) => !before.has(numberOf(edition, name))));
  const rows = names.map((name) => [`\`${name}\``, ...procedure.editions.map((edition) => parametersOf(edition).get(name)).map((one) => (one ? `${show(one.value)} (${one.citation.confidence})` : ''))]);
  return [
    `## Editions of ${procedure.id}`,
    `An act is judged by the edition in force on the day of the act.${place > 0 ? ' Numbers and choices that are the same above are not repeated.' : ''}`,
    table(['Edition', 'Regulation', 'In force from', 'Dates', 'Note'], dates),
    ...(rows.length > 0 ? [table(['Number or choice', ...procedure.editions.map(({ edition }) => edition)], rows)] : []),
  ].join('\n\n');
}

const numberOf = (edition, name) => `${edition.edition} ${name} ${JSON.stringify(parametersOf(edition).get(name))}`;
const numbersOf = (edition) => [...parametersOf(edition).keys()].map((name) => numberOf(edition, name));

/** The printed number of each form in each edition. */
function formsSection() {
  const [{ editions }] = procedures;
  const forms = ({ catalogue }) => editions.map(({ effectiveFrom }) => formOn(catalogue, effectiveFrom));
  const rows = paperCatalogue.filter((paper) => forms(paper).some(Boolean)).map((paper) => [
    paper.catalogue,
    papers[paper.catalogue],
    ...forms(paper).map((form) => (form ? `${form.value} (${form.citation.confidence})` : '')),
  ]);
  return [
    '## Printed forms',
    'A paper is known by its number in the catalogue of 1361-CV/BTCTW; the number printed on its form is that of the edition of its day.',
    table(['No.', 'Giấy tờ', ...editions.map(({ edition }) => edition)], rows),
  ].join('\n\n');
}

/** The rules of one procedure, each with how it is judged there and how sure we are of its clauses. */
function procedureSection(procedure, rules) {
  const rows = rules.flatMap(({ id, vi, en, of }) => {
    const own = of.find((one) => one.procedure === procedure);
    return own ? [[id, vi.title, en.title, own.kinds.join(', '), ...procedure.editions.map(({ edition }) => weakest(own.cited.map((citations) => citations[edition])))]] : [];
  });
  return [`## Rules of ${procedure.id}`, `Its steps, its states and its time limits: [${procedure.id}](procedures/${procedure.id}.md).`, table(['Rule', 'Tên', 'Title', 'Kind', ...procedure.editions.map(({ edition }) => edition)], rows)].join('\n\n');
}

function notEnforcedSection(rules) {
  const rows = rules.filter(({ id }) => notEnforced[id]).map(({ id, vi, en, entries }) => [id, vi.title, en.title, entries.length === 0 ? 'all' : 'a part', notEnforced[id]]);
  return ['## Not enforced', 'What a rule asks for and nobody is held to here. Whatever else the rule asks for is enforced as its section tells.', table(['Rule', 'Tên', 'Title', 'How much', 'Because'], rows)].join('\n\n');
}

function document() {
  const all = enforcements();
  const others = [...new Set(all.map(({ rule }) => rule))].filter((rule) => !promised.includes(rule)).sort();
  const rules = [...promised, ...others].map((id) => describeRule(id, all));
  const ofTheRecord = Object.keys(words.vi).filter((id) => !promised.includes(id) && !others.includes(id)).sort();
  for (const id of Object.keys(notEnforced)) if (!promised.includes(id)) faults.push(`${id} is said not to be enforced, and is no rule of this release`);
  for (const id of ofTheRecord) if (!/^(CAL|ORD)-/.test(id)) faults.push(`${id} has words and no code names it`);
  if (faults.length > 0) return undefined;
  return [
    '# Rules',
    '<!-- Generated by npm run generate:rules; change the code or locales/*/rules.json instead. -->',
    'A rule is *computed* by the program, *attested* by the organ that records the step, *discretionary* where an organ decides, a *time limit*, or it shapes an *outcome*.',
    'Confidence of a clause: *text*, the clause was read; *summary*, another source states it; *unconfirmed*, nobody has confirmed it, and the screens say so.',
    ...procedures.map((procedure) => procedureSection(procedure, rules)),
    notEnforcedSection(rules),
    ...procedures.map(editionsSection),
    formsSection(),
    '## Rule by rule',
    ...rules.map(section),
    '## Rules of the record itself',
    'They follow from how the record is kept and how time is counted, and hold for every procedure.',
    table(
      ['Rule', 'Tên', 'Title', 'Says', 'Where', 'Tests'],
      ofTheRecord.map((id) => [id, words.vi[id].title, words.en[id].title, words.en[id].text, listOf(naming(core, id)), listOf(naming(tests, id))]),
    ),
  ].join('\n\n');
}

const text = document();
if (text === undefined) {
  console.error(`The rules are not complete:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  process.exitCode = 1;
} else {
  const content = `${text}\n`;
  const isFresh = existsSync(file) && readFileSync(file, 'utf8') === content;
  if (process.argv.includes('--check')) {
    if (!isFresh) console.error('docs/rules.md is stale: run npm run generate:rules.');
    process.exitCode = isFresh ? 0 : 1;
  } else if (!isFresh) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    console.log('docs/rules.md written.');
  }
}
