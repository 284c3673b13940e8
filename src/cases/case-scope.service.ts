import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/http/actor.js';
import { CaseAccessService } from './case-access.service.js';
import { CaseScopeRepository, type CaseScope } from './case-scope.repository.js';

export { actingOrgan } from './acting-organ.repository.js';
export { nameOf } from './case-columns.repository.js';
export type { CaseScope } from './case-scope.repository.js';
export { waysInto } from './scope-conditions.repository.js';

/** Which cases somebody may see, for lists of what belongs to cases. */
@Injectable()
export class CaseScopeService {
  constructor(
    private readonly access: CaseAccessService,
    private readonly scopes: CaseScopeRepository,
  ) {}

  /** The cases of the reader's organs; of these only what `within` and everything below it holds. Nothing where the reader can see none. */
  async scopeOf(actor: Actor, within?: string): Promise<CaseScope | undefined> {
    const roots = this.access.rootsOf(actor);
    const scope = roots.length === 0 ? undefined : await this.scopes.scopeOf(roots, within);
    return scope && scope.parts.length > 0 ? scope : undefined;
  }
}
