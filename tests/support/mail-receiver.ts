import type { AddressInfo, Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** Where a mail server may be rude: when it is reached, at the sender, the recipient, the word DATA, or the message that follows. */
export type MailStage = 'connect' | 'sender' | 'recipient' | 'data' | 'message';
/** An answer with this code, silence, or the end of the connection; and with a message: its end after the message was kept, or an answer without end. */
export type Rudeness = number | 'hang' | 'drop' | 'keep-and-drop' | 'drip';

/** A mail server on this machine that keeps what it takes, and is as rude as a test wants. */
export interface MailReceiver {
  readonly port: number;
  /** As SMTP_URL. */
  readonly url: string;
  readonly messages: ParsedMail[];
  /** As they came over the wire. */
  readonly sources: string[];
  /** Connections it has seen. */
  readonly greeted: number;
  /** What it does at a stage; for some recipients only where they are named. */
  behave(stage: MailStage, rudeness: Rudeness, only?: string): void;
  /** Is polite from now on, and forgets what it took. */
  reset(): void;
  close(): Promise<void>;
}

type Answer = (error?: Error | null) => void;

/** What the tests need to know of a connection of smtp-server. */
interface Wire {
  readonly id: string;
  readonly _socket: Socket;
  send(code: number, text: string): void;
  handler_DATA(command: Buffer, callback: () => void): void;
}

/** Opens a mail server; with `options` it may want a password or TLS. */
export async function openMailReceiver(options: SMTPServerOptions = {}, port = 0): Promise<MailReceiver> {
  const state = { messages: [] as ParsedMail[], sources: [] as string[], greeted: 0 };
  const rude = new Map<MailStage, { rudeness: Rudeness; only: string | undefined }>();
  const rudenessAt = (stage: MailStage, recipient = '') => {
    const found = rude.get(stage);
    return found && (found.only === undefined || found.only === recipient) ? found.rudeness : undefined;
  };
  const wire = (id: string) => [...(server as unknown as { connections: Set<Wire> }).connections].find((one) => one.id === id);
  const behaveAt = (stage: MailStage, id: string, answer: Answer, recipient?: string): void => {
    const rudeness = rudenessAt(stage, recipient);
    if (rudeness === undefined) answer();
    else if (typeof rudeness === 'number') answer(Object.assign(new Error('<an-binh@example.vn> s3cret says no'), { responseCode: rudeness }));
    else if (rudeness === 'drip') drip(wire(id)?._socket);
    else if (rudeness !== 'hang') wire(id)?._socket.destroy();
  };
  const rudeAtData = (one: Wire, recipientOf: () => string | undefined): void => {
    const polite = one.handler_DATA.bind(one);
    one.handler_DATA = (command, done) => {
      const rudeness = rudenessAt('data', recipientOf());
      if (rudeness === undefined) return polite(command, done);
      if (typeof rudeness === 'number') one.send(rudeness, '<an-binh@example.vn> s3cret says no');
      else if (rudeness !== 'hang') one._socket.destroy();
      return rudeness === 'hang' ? undefined : done();
    };
  };

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    ...options,
    onConnect(session, answer) {
      state.greeted += 1;
      const one = wire(session.id);
      if (one) rudeAtData(one, () => session.envelope.rcptTo[0]?.address);
      behaveAt('connect', session.id, answer);
    },
    onMailFrom: (_, session, answer) => behaveAt('sender', session.id, answer),
    onRcptTo: ({ address }, session, answer) => behaveAt('recipient', session.id, answer, address),
    onData(stream, session, answer) {
      const parts: Buffer[] = [];
      const recipient = session.envelope.rcptTo[0]?.address;
      stream.once('data', () => {
        // Before the end of the message: nothing is kept.
        if (rudenessAt('message', recipient) === 'drop') wire(session.id)?._socket.destroy();
      });
      stream.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
        const source = Buffer.concat(parts);
        const rudeness = rudenessAt('message', recipient);
        if (typeof rudeness === 'number' || rudeness === 'drop') return behaveAt('message', session.id, answer, recipient);
        state.sources.push(source.toString('utf8'));
        void simpleParser(source).then((message) => {
          state.messages.push(message);
          behaveAt('message', session.id, answer, recipient);
        });
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  const { port: opened } = server.server.address() as AddressInfo;
  return {
    port: opened,
    url: `smtp://127.0.0.1:${opened}`,
    get messages() {
      return state.messages;
    },
    get sources() {
      return state.sources;
    },
    get greeted() {
      return state.greeted;
    },
    behave: (stage, rudeness, only) => void rude.set(stage, { rudeness, only }),
    reset() {
      rude.clear();
      Object.assign(state, { messages: [], sources: [], greeted: 0 });
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** As a tarpit answers: one more line is always to come. */
function drip(socket: Socket | undefined): void {
  const dripping = setInterval(() => socket?.write('250-wait\r\n'), 100);
  socket?.once('close', () => clearInterval(dripping));
}
