import { rmSync } from 'node:fs';

/** Stops the PostgreSQL of the run and leaves nothing behind. */
export default async function globalTeardown() {
  const running = globalThis.lotrinhTestServer;
  if (running === undefined) return;
  await running.server.stop();
  rmSync(running.directory, { recursive: true, force: true });
}
