import { Injectable } from '@nestjs/common';
import { papersAhead, recordingOffice, refusalsOfNote, regulationOn, stepsAskingFor, type HeldOffice } from '../../workflows/index.js';
import { CasesService, type OpenedCase } from '../cases/cases.service.js';
import { onFileBy, PapersService, saysTheSame, type NewPaperNote, type PaperNoteRow, type PaperPlace } from '../documents/papers.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';

/** How often a note is judged anew when others write about the same case. */
const attempts = 5;

/** Notes about the papers of a case: who may make them, what the procedure says against them, and the case that follows. */
@Injectable()
export class PaperNotesService {
  constructor(
    private readonly cases: CasesService,
    private readonly papers: PapersService,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Notes how a paper was found. The same note by the same account twice in a row adds nothing. 404 for a case the actor may not see,
   * 403 for one who records nothing for it, 422 with every reason against the note.
   */
  async note(place: PaperPlace, note: NewPaperNote, actor: Actor): Promise<PaperNoteRow> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const opened = await this.cases.get(place.caseId, actor);
      const office = await this.requireOffice(opened, place.catalogue, actor);
      const refusals = refusalsOfNote(opened.procedure, opened.state, { ...note, catalogue: place.catalogue }, this.clock.today());
      if (refusals.length > 0) throw Problem.refused(refusals);
      const newest = await this.papers.find(place);
      const round = opened.state.facts.returns ?? 0;
      if (newest?.account === actor.accountId && newest.round === round && saysTheSame(newest, note)) return newest;
      const added = await this.add(opened, place, note, { account: actor.accountId, person: actor.personId, ...office });
      if (added) return added;
    }
    throw Problem.changedMeanwhile();
  }

  private async add({ file, procedure, state, beside }: OpenedCase, place: PaperPlace, note: NewPaperNote, by: HeldOffice & { account: string; person: string | undefined }): Promise<PaperNoteRow | undefined> {
    const today = this.clock.today();
    const round = state.facts.returns ?? 0;
    const others = (await this.papers.findings(file.id)).filter(({ catalogue, nth }) => catalogue !== place.catalogue || nth !== place.nth);
    const onFile = onFileBy([...others, { catalogue: place.catalogue, finding: note.finding, round }]);
    return this.papers.add({
      place, note, by, at: this.clock.now(), round, version: file.version, notes: beside.notes,
      papersAhead: papersAhead(procedure, state, today, { today, calendar: beside.calendar, papers: onFile }),
    });
  }

  /** The office by which the actor looks after papers of this case: of its branch, or of any organ above. Fails closed. */
  private async requireOffice({ file, procedure, beside }: OpenedCase, catalogue: string, actor: Actor): Promise<HeldOffice> {
    const today = this.clock.today();
    const regulation = regulationOn(procedure.editions, today) ?? procedure.editions[0];
    const [asking] = stepsAskingFor(procedure, catalogue);
    const basis = asking && regulation ? asking.basis(regulation) : procedure.papers.citation;
    const office = recordingOffice('branch', basis, actor.offices, await this.organisations.organsOf(file.branchId, today, beside.tree));
    if ('code' in office) throw Problem.notAllowed([office]);
    return office;
  }
}
