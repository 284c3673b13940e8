import type { FastifyInstance } from 'fastify';
import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How long requests that are being carried out may take when the server stops; afterwards they are cut off without an answer. */
const patience = 20_000;

/** Lets a server stop as soon as what it is carrying out is answered: a connection on which nothing runs does not hold it up. */
export function closeConnectionsInOrder(server: FastifyInstance, patienceInMs = patience): void {
  const connections = new OpenConnections(server.server);
  server.addHook('preClose', (done) => {
    connections.closeWhenAnswered();
    setTimeout(() => connections.cut(), patienceInMs).unref();
    done();
  });
}

class OpenConnections {
  /** The answers that are being worked at, on each connection. */
  private readonly working = new Map<Socket, Set<ServerResponse>>();
  private isClosing = false;

  constructor(server: Server) {
    server.on('connection', (socket) => this.begin(socket));
    server.on('request', ({ socket }, answer) => this.follow(socket, answer));
  }

  /** Ends each connection, now or when its last request has been answered. */
  closeWhenAnswered(): void {
    this.isClosing = true;
    for (const [socket, answers] of this.working) {
      if (answers.size === 0) socket.destroy();
      // Tells the client not to send another request here.
      for (const answer of answers) answer.shouldKeepAlive = false;
    }
  }

  /** Ends whatever is left. */
  cut(): void {
    for (const socket of this.working.keys()) socket.destroy();
  }

  private begin(socket: Socket): void {
    if (this.isClosing) return void socket.destroy();
    this.working.set(socket, new Set());
    socket.once('close', () => this.working.delete(socket));
  }

  private follow(socket: Socket, answer: ServerResponse): void {
    const answers = this.working.get(socket);
    answers?.add(answer);
    answer.once('close', () => {
      answers?.delete(answer);
      if (this.isClosing && answers?.size === 0) socket.end();
    });
  }
}
