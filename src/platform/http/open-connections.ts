import type { FastifyInstance } from 'fastify';
import type { Server } from 'node:http';
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
  /** How many requests run on each connection. */
  private readonly running = new Map<Socket, number>();
  private isClosing = false;

  constructor(server: Server) {
    server.on('connection', (socket) => this.begin(socket));
    server.on('request', ({ socket }, answer) => {
      this.count(socket, 1);
      answer.once('close', () => this.count(socket, -1));
    });
  }

  /** Ends each connection, now or when its last request has been answered. */
  closeWhenAnswered(): void {
    this.isClosing = true;
    for (const [socket, requests] of this.running) if (requests === 0) socket.destroy();
  }

  /** Ends whatever is left. */
  cut(): void {
    for (const socket of this.running.keys()) socket.destroy();
  }

  private begin(socket: Socket): void {
    if (this.isClosing) return void socket.destroy();
    this.running.set(socket, 0);
    socket.once('close', () => this.running.delete(socket));
  }

  private count(socket: Socket, change: 1 | -1): void {
    const requests = this.running.get(socket);
    if (requests === undefined) return;
    this.running.set(socket, requests + change);
    // What was answered is on its way still.
    if (this.isClosing && requests + change === 0) socket.end();
  }
}
