import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { HeldOffice } from '../../workflows/index.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { decodeCursor, pageOf, type Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import type { ToldNotice } from './inbox-views.js';
import { NoticeWords } from './notice-words.service.js';
import { NoticesRepository, type NoticeFilter, type NoticeReader, type SeenNotice } from './notices.repository.js';

/** What somebody asks of the own notices. */
export type InboxQuestion = Omit<NoticeFilter, 'before'> & { readonly after?: string | undefined };

const Position = z.strictObject({ id: z.int().min(1) });
/** Administrators run the system and read no dossier. */
const reads = ({ office }: HeldOffice) => office !== 'administrator';

/** Everybody's own notices, as they stand when they are read. */
@Injectable()
export class InboxReading {
  constructor(
    private readonly notices: NoticesRepository,
    private readonly organisations: OrganisationsService,
    private readonly words: NoticeWords,
    private readonly clock: Clock,
  ) {}

  async page({ after, ...filter }: InboxQuestion, actor: Actor, code: LanguageCode): Promise<Page<ToldNotice>> {
    const rows = await this.notices.list(await this.readerOf(actor), { ...filter, before: decodeCursor(Position, after)?.id });
    const { entries, next } = pageOf(rows, filter.limit, (row) => row, ({ id }) => ({ id }));
    return { entries: await this.told(entries, code), next };
  }

  /** Each notice with its sentence; people are named where the reader may see them. */
  async told(notices: readonly SeenNotice[], code: LanguageCode): Promise<ToldNotice[]> {
    const names = new Map(notices.flatMap(({ id, person }) => (person === null ? [] : [[id, person] as const])));
    const sentences = await this.words.sentencesOf(notices, code, names);
    return notices.flatMap((notice, place) => {
      const sentence = sentences[place];
      return sentence ? [{ notice, sentence }] : [];
    });
  }

  unread(actor: Actor): Promise<number> {
    return this.notices.unread(actor.accountId);
  }

  /** 404 also for a notice of somebody else, so that nobody learns whether it exists. */
  async mark(id: number, isRead: boolean, actor: Actor): Promise<void> {
    const found = await this.notices.mark(actor.accountId, id, isRead ? this.clock.now() : undefined);
    if (!found) throw Problem.notFound('notice');
  }

  async markAll(upTo: number, actor: Actor): Promise<void> {
    await this.notices.markAll(actor.accountId, upTo, this.clock.now());
  }

  /** For whom notices are looked up, and what that account may see today. */
  async readerOf(actor: Actor): Promise<NoticeReader> {
    const paths = await this.organisations.pathsOf(actor.offices.filter(reads).map(({ organ }) => organ));
    return { account: actor.accountId, visible: Object.values(paths), today: this.clock.today() };
  }
}
