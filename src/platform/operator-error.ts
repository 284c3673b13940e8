/**
 * A fault that the person who runs the program can mend: its message says what is wrong and what to do, in Vietnamese and in
 * English, and is printed alone, without a stack. It never holds a secret.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';

  constructor(
    readonly vietnamese: string,
    readonly english: string,
    options?: ErrorOptions,
  ) {
    super(`${vietnamese}\n${english}`, options);
  }
}
