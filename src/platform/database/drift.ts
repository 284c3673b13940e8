import type { DatabaseAddress } from './connection.js';
import { ownerDataSource, type EntityClass } from './data-source.js';

/** Entities do not repeat the check constraints of the migrations; TypeORM would only compare their names. */
const isCheck = /DROP CONSTRAINT "\w+_check"$/;

/**
 * What TypeORM would change in the database to make it fit these entities: nothing, unless a migration or an entity was forgotten.
 * Tables without an entity are not looked at.
 */
export async function findDrift(address: DatabaseAddress, entities: readonly EntityClass[]): Promise<string[]> {
  const source = await ownerDataSource(address, entities).initialize();
  try {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query).filter((query) => !isCheck.test(query));
  } finally {
    await source.destroy();
  }
}
