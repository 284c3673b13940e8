import type { IsoDate } from '../../workflows/index.js';

/** An act on file, with what is on file about its person and its branch: everything a report is made from. */
export interface ActOnFile {
  readonly caseId: string;
  readonly seq: number;
  readonly type: string;
  readonly on: IsoDate;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly branch: string;
  readonly person: { readonly bornOn: IsoDate; readonly gender: string | null; readonly ethnicMinority: boolean | null; readonly religious: boolean | null; readonly education: string | null; readonly occupation: string | null; readonly sector: string | null };
}

/** The acts of a case in their order, as one reads them who makes a report by hand. */
export const actsOnFile = `
  select e.case_id as "caseId", e.seq, e.type, e.happened_on as "on", e.payload, e.branch_id as branch,
         json_build_object('bornOn', p.born_on, 'gender', p.gender, 'ethnicMinority', p.ethnic_minority, 'religious', p.religious,
                           'education', p.education, 'occupation', p.occupation, 'sector', p.sector) as person
    from lotrinh.case_event e join lotrinh.case_file c on c.id = e.case_id join lotrinh.person p on p.id = c.subject order by e.case_id, e.seq`;

const yesOrNo = (answer: boolean | null) => (answer === null ? 'not-stated' : answer ? 'yes' : 'no');

/** Years of life by counting birthdays; whoever was born on 29 February has one on the 28th of other years. */
function yearsOld(bornOn: IsoDate, on: IsoDate): number {
  const [year, rest] = [Number(bornOn.slice(0, 4)), bornOn.slice(5)];
  const birthday = (years: number) => `${year + years}-${rest === '02-29' && new Date(Date.UTC(year + years, 1, 29)).getUTCMonth() !== 1 ? '02-28' : rest}`;
  let years = 0;
  while (birthday(years + 1) <= on) years += 1;
  return years;
}

function ageGroup(years: number): string {
  if (years < 18) return 'under-18';
  if (years <= 30) return '18-30';
  if (years <= 45) return '31-45';
  return years <= 60 ? '46-60' : 'over-60';
}

/** The breakdown counted by hand, slowly: group by partition, with the totals under `all`. */
export function breakdownByHand(acts: readonly ActOnFile[], branches: ReadonlySet<string>, from: IsoDate, to: IsoDate): Record<string, Record<string, number>> {
  const found: Record<string, Record<string, number>> = {};
  const count = (partition: string, group: string) => {
    (found[partition] ??= {})[group] = (found[partition][group] ?? 0) + 1;
  };
  const classes = new Set<string>();
  for (const act of acts) {
    if (act.on < from || act.on > to || !branches.has(act.branch)) continue;
    const { type, payload, person } = act;
    if (type === 'CeremonyHeld') {
      count('all', 'admitted');
      count('gender', person.gender ?? 'not-stated');
      count('ethnicMinority', yesOrNo(person.ethnicMinority));
      count('religious', yesOrNo(person.religious));
      count('age', ageGroup(yearsOld(person.bornOn, act.on)));
      count('education', person.education ?? 'not-stated');
      count('occupation', person.occupation ?? 'not-stated');
      count('sector', person.sector ?? 'not-stated');
      const introduced = acts.filter((one) => one.caseId === act.caseId && one.seq < act.seq && one.type === 'IntroductionsRecorded').at(-1);
      const union = introduced?.payload['union'] as { kind: string } | undefined;
      count('youthUnion', introduced === undefined ? 'not-stated' : union?.kind === 'youth-union' ? 'yes' : 'no');
    }
    if (type === 'CommitteeDecisionMade' && payload['outcome'] === 'approved') count('all', 'decided');
    if (type === 'RecognitionDecided' && payload['outcome'] === 'approved') count('all', 'recognised');
    if (type === 'TrainingCertified') {
      count('all', 'trained');
      count('class', payload['classNumber'] === undefined ? 'not-stated' : 'stated');
      if (payload['classNumber'] !== undefined) classes.add((payload['classNumber'] as string).toLowerCase());
    }
    const exit = exitOf(act);
    if (exit === undefined) continue;
    count('all', 'exits');
    count('exit', exit);
  }
  if (classes.size > 0) (found['all'] ??= {})['classes'] = classes.size;
  return found;
}

function exitOf({ type, payload }: ActOnFile): string | undefined {
  if (type === 'CommitteeDecisionMade' && payload['outcome'] !== 'approved') return 'refused';
  if (type === 'ApplicationWithdrawn') return 'withdrawn';
  if (type === 'CaseStopped' && payload['reason'] !== 'opened-by-mistake') return 'stopped';
  return type === 'RemovalDecided' && payload['outcome'] === 'approved' ? 'removed' : undefined;
}

/** The value below which a part of the numbers lies, between two neighbours where it falls between them. */
export function percentile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = part * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return Math.round((low + (high - low) * (place - Math.floor(place))) * 10) / 10;
}
