import { Injectable } from '@nestjs/common';
import { addDays, type HeldOffice, type IsoDate } from '../../workflows/index.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { CalendarService } from '../calendar/calendar.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import { DigestWords } from './digest-words.service.js';
import type { WeekDigest } from './digest-views.js';
import { WeekDigestRepository } from './week-digest.repository.js';

/** Pages of one print, lines of one page. */
const mostPages = 60;
const mostLimits = 40;
const mostChanges = 15;

const reads = ({ office }: HeldOffice) => office !== 'administrator';

/** The digest of a week for people without e-mail (bản việc trong tuần): a page for each branch, printed and handed over. */
@Injectable()
export class WeekDigestService {
  constructor(
    private readonly digests: WeekDigestRepository,
    private readonly organisations: OrganisationsService,
    private readonly words: DigestWords,
    private readonly calendar: CalendarService,
    private readonly clock: Clock,
  ) {}

  /** The pages of an organ, as they would be if today were `on`. 403 for whoever may not read the cases of the organ. */
  async week(organId: string, on: IsoDate = this.clock.today(), actor: Actor, code: LanguageCode): Promise<WeekDigest> {
    const organ = await this.organisations.getOrgan(organId);
    if (!(await this.organisations.isWithin(organ.id, actor.offices.filter(reads).map((held) => held.organ)))) throw Problem.notAllowed();
    const found = await this.digests.branches(organ.id, on, mostPages + 1);
    const branches = found.slice(0, mostPages);
    const ids = branches.map(({ id }) => id);
    const limits = await this.digests.limits(ids, on, mostLimits);
    const counts = new Map((await this.digests.later(ids, on)).map((one) => [one.branchId, one]));
    const changes = await this.digests.changes(ids, addDays(on, -7), on, mostChanges);
    const reader = { code, on, calendar: await this.calendar.current() };
    const pages = branches.map((branch) => {
      const own = limits.filter(({ branchId }) => branchId === branch.id);
      const { near = 0, later = 0 } = counts.get(branch.id) ?? {};
      return this.words.page({ branch, limits: own, more: near - own.length, later, changes: changes.filter(({ branchId }) => branchId === branch.id) }, reader);
    });
    return { organ: { id: organ.id, name: organ.name }, on, week: weekOf(on), truncated: found.length > mostPages, pages };
  }
}

/** From Monday to Sunday. */
function weekOf(on: IsoDate): WeekDigest['week'] {
  const from = addDays(on, -((new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7));
  return { from, to: addDays(from, 6) };
}
