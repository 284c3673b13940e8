import type { INestApplicationContext } from '@nestjs/common';
import { CaseRecordService, type CaseRecord } from '../cases/case-record.service.js';
import { CasesService, type OpenedCase } from '../cases/cases.service.js';
import { IdentityService } from '../identity/identity.service.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import { withApplication } from './house.js';
import { passwordOf } from './passwords.js';
import type { Words } from './words.js';

/** A command that acts as somebody. */
export interface Acting {
  readonly application: INestApplicationContext;
  readonly actor: Actor;
}

/** A command that acts on a case as somebody. */
export interface ActingOnCase extends Acting {
  /** The case as the actor may see it. */
  readonly opened: OpenedCase;
  /** All that is stored of it. */
  readonly record: CaseRecord;
}

/** Signs in as the account for as long as the work takes. Rights are those of the interface for programs. */
export function actingAs<T>(words: Words, account: string, work: (acting: Acting) => Promise<T>): Promise<T> {
  return withApplication(words, async (application, { accountPassword }) => {
    const identity = application.get(IdentityService);
    const password = await passwordOf(words, account, accountPassword);
    const { id: session, actor } = await identity.signIn({ account, password, kind: 'program', address: '::1' });
    try {
      return await work({ application, actor });
    } finally {
      await identity.signOut(session);
    }
  });
}

/** Acts as the account on the case named by its id or its number. */
export function actingOn<T>(words: Words, account: string, idOrNumber: string, work: (acting: ActingOnCase) => Promise<T>): Promise<T> {
  return actingAs(words, account, async ({ application, actor }) => {
    const record = await application.get(CaseRecordService).find(idOrNumber);
    if (!record) throw Problem.notFound('case');
    const opened = await application.get(CasesService).get(record.file.id, actor);
    return work({ application, actor, opened, record });
  });
}
