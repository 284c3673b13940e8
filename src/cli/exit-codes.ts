/** How a command ends, as `docs/cli.md` promises to scripts. */
export const exitCodes = {
  /** Done, and nothing stood against it. */
  done: 0,
  /** The answer is no: a step was refused, a fault was found, something conflicts with the record. */
  no: 1,
  /** The command was not written as it must be, or a file cannot be read. */
  wrongUse: 2,
  /** The database, or another service, cannot be reached or used. */
  unreachable: 3,
  /** The account may not do this, or its password is wrong. */
  notAllowed: 4,
  /** A fault of the program itself. */
  fault: 70,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
