import pg from 'pg';
import { QueryFailedError } from 'typeorm';

/** Classes of SQLSTATE whose messages speak of the statement or the server and never of values. */
const speaksOfNoValues = /^(08|25|40|42|53|55|57|58)/;

/** What went wrong in the database, without the values that were being read or written: safe to log. */
export class DatabaseFailure extends Error {
  override readonly name = 'DatabaseFailure';

  constructor(
    /** The name of the statement. */
    readonly statement: string,
    /** SQLSTATE, such as 23505 for a value that must be unique. */
    readonly code: string,
    readonly constraint: string | undefined,
    explanation: string | undefined,
  ) {
    super([`statement "${statement}" failed: SQLSTATE ${code}`, constraint && `constraint ${constraint}`, explanation].filter(Boolean).join(', '));
  }
}

/** Turns an error of the driver or of TypeORM into one without values; any other error is given back as it is. */
export function withoutValues(error: unknown, statement: string): unknown {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!(cause instanceof pg.DatabaseError)) return cause;
  const code = cause.code ?? 'unknown';
  return new DatabaseFailure(statement, code, cause.constraint, speaksOfNoValues.test(code) ? cause.message : undefined);
}

/** Waits for work in the database and says what a refusal by one of these constraints means to the person who asked. */
export async function whenRefusedBy<T>(meanings: Readonly<Record<string, () => Error>>, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const meaning = error instanceof DatabaseFailure && error.constraint !== undefined ? meanings[error.constraint] : undefined;
    throw meaning ? meaning() : error;
  }
}
