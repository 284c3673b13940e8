import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SMTPConnectionOptions } from 'nodemailer';
import { handingAfter, type Handing } from './smtp-failure.js';

/** A message as it goes out. */
export interface Letter {
  readonly from: string;
  readonly to: string;
  readonly content: Buffer;
}

type Done = (error?: Error | null) => void;
type ServerOptions = SMTPConnectionOptions & { readonly auth?: { readonly user: string; readonly pass: string } | undefined };

/** Somebody else has taken the mail in the meantime. */
class TakenAway extends Error {}

/** A connection to a mail server that has greeted us, over which messages go one after the other. */
export class SmtpSession {
  private constructor(
    private readonly connection: SMTPConnection,
    private readonly patience: { readonly envelope: number; readonly whole: number },
  ) {}

  static async open({ auth, ...options }: ServerOptions, patience: { readonly opening: number; readonly envelope: number; readonly whole: number }, stopping: AbortSignal): Promise<SmtpSession> {
    const session = new SmtpSession(new SMTPConnection(options), patience);
    const { connection } = session;
    // Whoever waits is told; were nobody listening, a lost connection would end the process.
    connection.on('error', () => undefined);
    const limit = AbortSignal.any([stopping, AbortSignal.timeout(patience.opening)]);
    try {
      await session.within(limit, (done) => connection.connect(done));
      if (auth) await session.within(limit, (done) => connection.login({ ...auth }, done));
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  /** Whether another message may follow. */
  get isOpen(): boolean {
    return !this.connection.destroyed;
  }

  /**
   * Hands a message over. `begin` is called when the server has taken sender and recipient and waits for the message: when it says
   * that the mail is another's, nothing goes out. Rejects only when `begin` does; then nothing has gone out either.
   */
  async hand({ from, to, content }: Letter, begin: () => Promise<boolean>, stopping: AbortSignal): Promise<Handing> {
    let begun = false;
    let failedBeginning: { readonly error: unknown } | undefined;
    const limit = new AbortController();
    const message = async function* () {
      limit.abort();
      const mine = await begin().catch((error: unknown) => {
        failedBeginning = { error };
        throw error;
      });
      if (!mine) throw new TakenAway();
      begun = true;
      yield content;
    };
    try {
      await this.within(
        AbortSignal.any([stopping, AbortSignal.timeout(this.patience.envelope)]),
        (done) => this.connection.send({ from, to, size: content.length }, Readable.from(message(), { objectMode: false }), done),
        { from: limit.signal, limit: AbortSignal.timeout(this.patience.whole) },
      );
      return { outcome: 'sent' };
    } catch (error) {
      this.close();
      if (failedBeginning) throw failedBeginning.error;
      return error instanceof TakenAway ? { outcome: 'taken-away' } : handingAfter(error, begun);
    }
  }

  /** Takes leave of the server in order. */
  quit(): void {
    if (this.isOpen) this.connection.quit();
  }

  private close(): void {
    this.connection.close();
  }

  /** Waits for an answer of the server, unless the connection ends or the time is over; `from` a moment on there may be another limit. */
  private within(limit: AbortSignal, ask: (done: Done) => void, unhurried?: { readonly from: AbortSignal; readonly limit: AbortSignal }): Promise<void> {
    const { connection } = this;
    return new Promise<void>((resolve, reject) => {
      const settle = (error?: Error | null) => {
        connection.off('error', settle).off('end', ended);
        limit.removeEventListener('abort', late);
        unhurried?.limit.removeEventListener('abort', tooLate);
        if (error) reject(error);
        else resolve();
      };
      const ended = () => settle(Object.assign(new Error('the connection ended'), { code: 'ECONNECTION' }));
      const tooLate = () => settle(Object.assign(new Error('it took too long'), { code: 'ETIMEDOUT' }));
      const late = () => {
        if (!unhurried?.from.aborted) tooLate();
      };
      connection.on('error', settle).on('end', ended);
      limit.addEventListener('abort', late);
      unhurried?.limit.addEventListener('abort', tooLate);
      if (limit.aborted) late();
      ask(settle);
    });
  }
}
