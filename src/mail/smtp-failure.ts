/** What a failure of nodemailer says that may be kept: it also quotes addresses, passwords and what the other server wrote. */
interface Told {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly command?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
}

/** How the handing over of one message ended. A `reason` names a stage and a code, nothing that anybody wrote. */
export type Handing =
  | { readonly outcome: 'sent' }
  /** The server answered that it does not take this message, now or ever. */
  | { readonly outcome: 'refused'; readonly forEver: boolean; readonly reason: string }
  /** The server is of no use at the moment; it has nothing of the message. */
  | { readonly outcome: 'server-away'; readonly reason: string }
  /** Nobody can know whether the server took the message. */
  | { readonly outcome: 'uncertain'; readonly reason: string }
  /** Another sender has the mail. */
  | { readonly outcome: 'taken-away' };

/** What a failure means for the message: `begun` once its first byte may have left. */
export function handingAfter(error: unknown, begun: boolean): Handing {
  const { code, command, responseCode } = told(error);
  const reason = reasonOf(error);
  const answer = typeof responseCode === 'number' ? responseCode : undefined;
  if (begun) {
    const refused = code === 'EMESSAGE' && answer !== undefined && answer >= 400;
    return refused ? { outcome: 'refused', forEver: answer >= 500, reason } : { outcome: 'uncertain', reason };
  }
  // 421: the server is closing, whatever it was asked.
  if (answer !== undefined && answer !== 421 && (command === 'RCPT TO' || command === 'DATA')) return { outcome: 'refused', forEver: answer >= 500, reason };
  // An address that cannot be written into a command, or a message larger than the server announced that it takes.
  if (answer === undefined && (code === 'EENVELOPE' || code === 'EMESSAGE')) return { outcome: 'refused', forEver: true, reason };
  return { outcome: 'server-away', reason };
}

/** Where it came to grief, and the code: «RCPT TO 550 5.1.1», «CONN ECONNREFUSED». */
export function reasonOf(error: unknown): string {
  const { code, originalCode, command, response, responseCode } = told(error);
  const stage = word(command, /^[A-Z]{3,8}( [A-Z0-9-]{2,20})?$/);
  if (typeof responseCode !== 'number') return [stage, word(originalCode, name) || word(code, name) || 'failed'].filter(Boolean).join(' ');
  const enhanced = typeof response === 'string' ? /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] : undefined;
  return [stage, responseCode, enhanced].filter((part) => part !== undefined && part !== '').join(' ');
}

const name = /^[A-Z][A-Z0-9_]{2,40}$/;

const word = (value: unknown, form: RegExp): string => (typeof value === 'string' && form.test(value) ? value : '');

const told = (error: unknown): Told => (typeof error === 'object' && error !== null ? error : {});
