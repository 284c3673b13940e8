import { fastify } from 'fastify';
import { closeConnectionsInOrder } from '../../src/platform/http/open-connections.js';

it('a server that stops waits for an answer that comes, and not for ever for one that does not', async () => {
  const server = fastify();
  closeConnectionsInOrder(server, 600);
  server.get('/slow', () => new Promise((resolve) => setTimeout(() => resolve('done'), 200)));
  server.get('/never', () => new Promise(() => undefined));
  const address = await server.listen({ port: 0, host: '127.0.0.1' });

  const slow = fetch(`${address}/slow`).then(async (answer) => [answer.headers.get('connection'), await answer.text()]);
  const never = fetch(`${address}/never`).then(() => 'answered', () => 'cut off');
  await new Promise((resolve) => setTimeout(resolve, 100));
  const told = performance.now();
  await server.close();

  expect(performance.now() - told).toBeGreaterThan(500);
  expect(performance.now() - told).toBeLessThan(5000);
  expect([await slow, await never]).toEqual([['close', 'done'], 'cut off']);
});
