// A process of its own that opens a database server, says so on its output, and closes it when its input ends.
// Arguments: data directory, role. It runs from the build, as the product does.
import { openDatabaseServer } from '../../dist/src/platform/database/database-server.js';

const [dataDirectory, role] = process.argv.slice(2);
const say = (words) => process.stdout.write(`${JSON.stringify(words)}\n`);

try {
  const server = await openDatabaseServer(dataDirectory, { role, settings: { fsync: 'off', shared_buffers: '16MB' } });
  say({ opened: { host: server.host, port: server.port, user: server.user, database: server.database, isHolder: server.isHolder } });
  process.stdin.on('end', async () => {
    await server.close();
    say({ closed: true });
  });
  process.stdin.resume();
} catch (error) {
  say({ refused: error.message });
}
