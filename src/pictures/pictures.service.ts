import { Injectable } from '@nestjs/common';
import { apply, initialState, procedures, repairOf, replay, sha256Of, type AnyProcedure, type Happening, type IsoDate } from '../../workflows/index.js';
import { CaseRecordService, type CaseRecord } from '../cases/case-record.service.js';
import { CasesService, type RecordedEvent } from '../cases/cases.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import { explain } from '../platform/language/explain.js';
import { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import { layouts } from './layouts.generated.js';
import { MapWords } from './map-words.js';
import { entriesOf, type Entry } from './picture-entries.js';
import { svgOf } from './picture-svg.js';
import { progressOf } from './progress.js';
import { roadMapOf, type RoadMap } from './road-map.js';

/** A case on the road of its procedure, as one reader may see it. */
export interface CaseOnRoad {
  readonly record: CaseRecord;
  /** The first event that the procedure cannot follow; the road is drawn up to it. */
  readonly unreadable: number | undefined;
  readonly on: IsoDate;
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** The roads of the procedures, read once: they change only with the program. */
const maps: ReadonlyMap<string, RoadMap> = new Map(procedures.map((procedure) => [procedure.id, roadMapOf(procedure)]));

/** Pictures of procedures (sơ đồ lộ trình): where a case stands on its road, drawn and as a list that says the same. */
@Injectable()
export class PicturesService {
  constructor(
    private readonly cases: CasesService,
    private readonly records: CaseRecordService,
    private readonly language: Language,
    private readonly clock: Clock,
  ) {}

  /** Every state and step with its standing today. 404 for a case this actor may not see. */
  async follow(caseId: string, actor: Actor, code: LanguageCode): Promise<CaseOnRoad> {
    const opened = await this.cases.get(caseId, actor);
    const { procedure } = opened;
    const record = await this.records.find(caseId);
    if (!record) throw Problem.notFound('case');
    const { file } = record;
    const { happenings, corrected, unreadable } = this.readEvents(procedure, record);
    // The state comes from the same events as the way drawn to it, even when somebody records a step meanwhile.
    const state = unreadable === undefined ? replay(procedure, happenings) : opened.state;
    const steps = await this.cases.steps({ ...opened, file, state }, actor);
    const map = mapOf(procedure.id);
    const words = new MapWords(this.language, code);
    const explained = { steps, progress: progressOf(procedure, map, happenings, (event) => corrected.has(event)), explain: ({ refusals }: (typeof steps)[number]) => refusals.map((refusal) => explain(refusal, code, this.language)) };
    const title = words.say('title.case', { number: file.number, procedure: words.say(`procedures.${procedure.id}`) });
    return { record, unreadable, on: this.clock.today(), title, entries: entriesOf(procedure, map, words, explained) };
  }

  /** The picture of a case as SVG, with nothing of the person but the number of the case. */
  draw({ record: { file, events }, unreadable, on, title, entries }: CaseOnRoad, code: LanguageCode): string {
    const layout = layouts[file.procedure];
    if (!layout) throw new Error(`no layout of procedure ${file.procedure}: run npm run generate:diagrams`);
    const words = new MapWords(this.language, code);
    const subtitle = unreadable === undefined ? words.say('subtitle.case', { on, events: events.length }) : words.say('subtitle.unreadable', { on, seq: unreadable });
    return svgOf({ map: mapOf(file.procedure), layout, words, title, subtitle, entries });
  }

  /** The events that count, as the procedure knows them, up to the first that it does not: a record that somebody altered is still shown. */
  private readEvents(procedure: AnyProcedure, record: CaseRecord): { readonly happenings: Happening[]; readonly corrected: ReadonlySet<Happening>; readonly unreadable: number | undefined } {
    const happenings: Happening[] = [];
    const corrected = new Set<Happening>();
    let state = initialState(procedure);
    const counting = this.countingIn(record);
    for (const event of counting.events) {
      try {
        const happening = this.records.happeningOf(procedure, event);
        state = apply(procedure, state, happening);
        happenings.push(happening);
        if (!record.events.includes(event)) corrected.add(happening);
      } catch {
        return { happenings, corrected, unreadable: event.seq };
      }
    }
    return { happenings, corrected, unreadable: counting.unreadable };
  }

  /** The events that count; those before the first repair where a repair cannot be read. */
  private countingIn(record: CaseRecord): { readonly events: readonly RecordedEvent[]; readonly unreadable: number | undefined } {
    try {
      return { events: this.records.effective(record), unreadable: undefined };
    } catch {
      const repair = record.events.findIndex(({ type }) => repairOf(type) !== undefined);
      return { events: record.events.slice(0, repair), unreadable: repair + 1 };
    }
  }
}

/** The `ETag` of what is shown: version of the case, language and day, and the content, since a roll of members can change within the day. */
export function tagOf({ record: { file }, unreadable = 0, on, entries }: CaseOnRoad, code: LanguageCode): string {
  return `"${file.version}-${code}-${on}-${sha256Of(JSON.stringify([unreadable, entries])).slice(0, 12)}"`;
}

function mapOf(procedure: string): RoadMap {
  const map = maps.get(procedure);
  if (!map) throw new Error(`procedure ${procedure} has no road`);
  return map;
}
